using System.Text.Json;
using Entente.Domain.Organization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Web.Platform.Messages;

internal sealed class MessageMapping : IEntityTypeConfiguration<Message>, IEntityTypeConfiguration<Dispatch>, IEntityTypeConfiguration<DueCheck>, IEntityTypeConfiguration<GroupNotice>
{
    internal const int MaxReasonLength = 200;
    internal const int MaxHrefLength = 400;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public void Configure(EntityTypeBuilder<Message> message)
    {
        message.ToTable("messages").HasKey(m => m.Id);
        message.Property(m => m.Kind).HasMaxLength(40);
        message.Property(m => m.Chinese).HasMaxLength(Message.MaxTextLength);
        message.Property(m => m.English).HasMaxLength(Message.MaxTextLength);
        message.Property(m => m.ChineseWhy).HasMaxLength(Message.MaxTextLength);
        message.Property(m => m.EnglishWhy).HasMaxLength(Message.MaxTextLength);
        message.Property(m => m.Href).HasMaxLength(MaxHrefLength);
        message.Property(m => m.Reason).HasMaxLength(MaxReasonLength);
        message.Ignore(m => m.Text).Ignore(m => m.Why);
        message.HasIndex(m => new { m.PersonId, m.Reason }).IsUnique();
        message.HasIndex(m => new { m.PersonId, m.At });
        message.HasIndex(m => m.IsRouted);
        message.HasIndex(m => m.Digest);
        message.HasIndex(m => m.ChatDigest);
        message.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Dispatch> dispatch)
    {
        dispatch.ToTable("dispatches").HasKey(d => d.Id);
        dispatch.Property(d => d.Channel).HasMaxLength(40);
        dispatch.Property(d => d.Reason).HasMaxLength(MaxReasonLength);
        dispatch.Property(d => d.Fault).HasMaxLength(Dispatch.MaxFaultLength);
        dispatch.Property(d => d.Content).HasConversion(
            content => JsonSerializer.Serialize(content, Json),
            text => JsonSerializer.Deserialize<MessageContent>(text, Json)!,
            new ValueComparer<MessageContent>((one, other) => ReferenceEquals(one, other), value => value == null ? 0 : value.GetHashCode(), value => value));
        dispatch.HasIndex(d => new { d.PersonId, d.Channel, d.Reason }).IsUnique();
        dispatch.HasIndex(d => new { d.UnitId, d.Channel, d.Reason }).IsUnique();
        dispatch.HasIndex(d => new { d.SentAt, d.DeadAt, d.DueAt });
        dispatch.HasOne<Person>().WithMany().HasForeignKey(d => d.PersonId).OnDelete(DeleteBehavior.Restrict);
        dispatch.HasOne<Unit>().WithMany().HasForeignKey(d => d.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<GroupNotice> notice)
    {
        notice.ToTable("group_notices").HasKey(n => n.Id);
        notice.Property(n => n.Chinese).HasMaxLength(Message.MaxTextLength);
        notice.Property(n => n.English).HasMaxLength(Message.MaxTextLength);
        notice.Property(n => n.Href).HasMaxLength(MaxHrefLength);
        notice.Ignore(n => n.Text);
        notice.HasOne<Unit>().WithMany().HasForeignKey(n => n.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DueCheck> check)
    {
        check.ToTable("due_checks").HasKey(c => c.Id);
        check.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
