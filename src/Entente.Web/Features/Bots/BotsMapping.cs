using System.Text.Json;
using Entente.Domain.Organization;
using Entente.Web.Features.Bots.Taps;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Web.Features.Bots;

internal sealed class BotsMapping : IEntityTypeConfiguration<ChatConnection>, IEntityTypeConfiguration<ChatAccount>, IEntityTypeConfiguration<ChatGroup>, IEntityTypeConfiguration<ChatTap>
{
    private const int PlatformLength = 20;

    public void Configure(EntityTypeBuilder<ChatConnection> connection)
    {
        connection.ToTable("chat_connections").HasKey(c => c.Platform);
        connection.Property(c => c.Platform).HasConversion<string>().HasMaxLength(PlatformLength);
        // "values" is a word of SQL.
        connection.Property(c => c.Values).HasColumnName("fields").HasConversion(
            values => JsonSerializer.Serialize(values, JsonSerializerOptions.Web),
            text => JsonSerializer.Deserialize<Dictionary<string, string>>(text, JsonSerializerOptions.Web)!,
            new ValueComparer<IReadOnlyDictionary<string, string>>((one, other) => ReferenceEquals(one, other), value => value == null ? 0 : value.GetHashCode(), value => value));
        connection.Property(c => c.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<ChatAccount> account)
    {
        account.ToTable("chat_accounts").HasKey(a => a.PersonId);
        account.Property(a => a.PersonId).ValueGeneratedNever();
        account.Property(a => a.Platform).HasConversion<string>().HasMaxLength(PlatformLength);
        account.Property(a => a.UserId).HasMaxLength(ChatAccount.MaxLength);
        account.HasIndex(a => new { a.Platform, a.UserId }).IsUnique();
        account.HasOne<Person>().WithOne().HasForeignKey<ChatAccount>(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ChatTap> tap)
    {
        tap.ToTable("chat_taps").HasKey(one => one.Id);
        tap.Property(one => one.Id).HasMaxLength(ChatTap.MaxLength);
        tap.HasIndex(one => one.At);
    }

    public void Configure(EntityTypeBuilder<ChatGroup> group)
    {
        group.ToTable("chat_groups").HasKey(g => g.UnitId);
        group.Property(g => g.UnitId).ValueGeneratedNever();
        group.Property(g => g.Platform).HasConversion<string>().HasMaxLength(PlatformLength);
        group.Property(g => g.Language).HasMaxLength(10);
        group.Property(g => g.Version).IsConcurrencyToken();
        group.HasOne<Unit>().WithOne().HasForeignKey<ChatGroup>(g => g.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}
