using System.Text.Json;
using Entente.Domain.Cadences;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Web.Features.Cadences;

/// <summary>Meetings are rows from the day on which their cadence is agreed, so that what is due is counted and not computed; what is only read whole is JSON.</summary>
internal sealed class CadencesMapping : IEntityTypeConfiguration<Cadence>, IEntityTypeConfiguration<Meeting>, IEntityTypeConfiguration<MeetingAction>, IEntityTypeConfiguration<CalendarFeed>
{
    private static readonly JsonSerializerOptions Json = StoredJson.CamelCase;

    public void Configure(EntityTypeBuilder<Cadence> cadence)
    {
        cadence.ToTable("cadences").HasKey(c => c.Id);
        cadence.Property(c => c.Title).HasMaxLength(NameInvalid.MaxLength);
        cadence.Property(c => c.Place).HasMaxLength(Cadence.MaxWordsLength);
        cadence.Property(c => c.OnlineAddress).HasMaxLength(Cadence.MaxWordsLength);
        cadence.Property(c => c.Reason).HasMaxLength(Cadence.MaxWordsLength);
        cadence.Property(c => c.Version).IsConcurrencyToken();
        KeptAsJson(cadence.Property(c => c.Units));
        KeptAsJson(cadence.Property(c => c.Participants));
        KeptAsJson(cadence.Property(c => c.Rhythm));
        cadence.Ignore(c => c.Allowed);
        cadence.HasIndex(c => c.State);
    }

    public void Configure(EntityTypeBuilder<Meeting> meeting)
    {
        meeting.ToTable("meetings").HasKey(m => m.Id);
        meeting.Property(m => m.MovedReason).HasMaxLength(Cadence.MaxWordsLength);
        meeting.Property(m => m.Reason).HasMaxLength(Cadence.MaxWordsLength);
        meeting.Property(m => m.Minutes).HasMaxLength(Meeting.MaxMinutesLength);
        meeting.Property(m => m.Version).IsConcurrencyToken();
        KeptAsJson(meeting.Property(m => m.Agenda));
        KeptAsJson(meeting.Property(m => m.Present));
        KeptAsJson(meeting.Property(m => m.Decisions));
        meeting.Ignore(m => m.Allowed).Ignore(m => m.IsMoved);
        meeting.HasIndex(m => new { m.CadenceId, m.Slot }).IsUnique();
        meeting.HasIndex(m => new { m.State, m.MinutesDueAt });
        meeting.HasIndex(m => m.Day);
        meeting.HasOne<Cadence>().WithMany().HasForeignKey(m => m.CadenceId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<MeetingAction> action)
    {
        action.ToTable("meeting_actions").HasKey(a => a.Id);
        action.Property(a => a.Text).HasMaxLength(Cadence.MaxWordsLength);
        action.Property(a => a.Version).IsConcurrencyToken();
        action.HasIndex(a => a.MeetingId);
        action.HasIndex(a => new { a.OwnerId, a.DoneAt });
        action.HasOne<Meeting>().WithMany().HasForeignKey(a => a.MeetingId).OnDelete(DeleteBehavior.Cascade);
        action.HasOne<Person>().WithMany().HasForeignKey(a => a.OwnerId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CalendarFeed> feed)
    {
        feed.ToTable("calendar_feeds").HasKey(f => f.PersonId);
        feed.Property(f => f.TokenHash).HasMaxLength(64);
        feed.HasIndex(f => f.TokenHash).IsUnique();
        feed.HasOne<Person>().WithMany().HasForeignKey(f => f.PersonId).OnDelete(DeleteBehavior.Restrict);
    }

    private static void KeptAsJson<TKept>(PropertyBuilder<TKept> property) => property.HasConversion(
        value => JsonSerializer.Serialize(value, Json),
        text => JsonSerializer.Deserialize<TKept>(text, Json)!,
        new ValueComparer<TKept>((one, other) => ReferenceEquals(one, other), value => value == null ? 0 : value.GetHashCode(), value => value));
}
