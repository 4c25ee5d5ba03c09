using System.Text.Json;
using Entente.Domain.Goals;
using Entente.Domain.Organization;
using Entente.Domain.Workshops;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Web.Features.Workshops;

/// <summary>Notes, facts, goals and dots are rows of their own, so that twenty who write at once do not wait for each other's text.</summary>
internal sealed class WorkshopsMapping : IEntityTypeConfiguration<Workshop>, IEntityTypeConfiguration<WorkshopNote>, IEntityTypeConfiguration<WorkshopFact>, IEntityTypeConfiguration<CandidateGoal>, IEntityTypeConfiguration<WorkshopDots>
{
    private static readonly JsonSerializerOptions Json = StoredJson.AsDeclared;

    public void Configure(EntityTypeBuilder<Workshop> workshop)
    {
        workshop.ToTable("workshops").HasKey(w => w.Id);
        workshop.Property(w => w.PeriodCode).HasMaxLength(8);
        workshop.Property(w => w.Place).HasMaxLength(Workshop.MaxWordsLength);
        workshop.Property(w => w.CalledOffReason).HasMaxLength(Workshop.MaxWordsLength);
        workshop.Property(w => w.Revision).IsConcurrencyToken();
        KeepList(workshop.Property(w => w.Participants));
        KeepList(workshop.Property(w => w.Moves));
        workshop.Ignore(w => w.Allowed).Ignore(w => w.Targets).Ignore(w => w.IsOpen).Ignore(w => w.StartedAt);
        workshop.HasOne<Unit>().WithMany().HasForeignKey(w => w.CompanyId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<WorkshopNote> note)
    {
        note.ToTable("workshop_notes").HasKey(n => n.Id);
        note.Property(n => n.Text).HasMaxLength(WorkshopNote.MaxTextLength);
        note.Property(n => n.Group).HasMaxLength(WorkshopNote.MaxGroupLength).HasColumnName("group_name");
        note.Property(n => n.Version).IsConcurrencyToken();
        KeepList(note.Property(n => n.Cites));
        note.HasIndex(n => n.WorkshopId);
        note.HasOne<Workshop>().WithMany().HasForeignKey(n => n.WorkshopId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<WorkshopFact> fact)
    {
        fact.ToTable("workshop_facts").HasKey(f => f.Id);
        fact.Property(f => f.Indicator).HasMaxLength(120);
        fact.Property(f => f.Source).HasMaxLength(120);
        fact.Property(f => f.Value).HasMaxLength(WorkshopFact.MaxValueLength);
        fact.Property(f => f.LastYear).HasMaxLength(WorkshopFact.MaxValueLength);
        fact.Property(f => f.Version).IsConcurrencyToken();
        fact.Ignore(f => f.Says);
        fact.HasIndex(f => f.WorkshopId);
        fact.HasOne<Workshop>().WithMany().HasForeignKey(f => f.WorkshopId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<CandidateGoal> goal)
    {
        goal.ToTable("candidate_goals").HasKey(g => g.Id);
        goal.Property(g => g.Hash).HasMaxLength(64);
        goal.Property(g => g.Version).IsConcurrencyToken();
        goal.Property(g => g.Body).HasConversion(
            body => JsonSerializer.Serialize(body, Json),
            text => JsonSerializer.Deserialize<GoalBody>(text, Json)!,
            new ValueComparer<GoalBody>((one, other) => ReferenceEquals(one, other), body => body.Title.Length, body => body));
        KeepList(goal.Property(g => g.Strategies));
        KeepList(goal.Property(g => g.Countersignatures));
        goal.Ignore(g => g.Answers);
        goal.HasIndex(g => g.WorkshopId);
        goal.HasIndex(g => g.GoalId);
        goal.HasOne<Workshop>().WithMany().HasForeignKey(g => g.WorkshopId).OnDelete(DeleteBehavior.Cascade);
        goal.HasOne<Goal>().WithMany().HasForeignKey(g => g.GoalId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<WorkshopDots> dots)
    {
        dots.ToTable("workshop_dots").HasKey(d => new { d.WorkshopId, d.PersonId, d.GoalId });
        dots.HasOne<Workshop>().WithMany().HasForeignKey(d => d.WorkshopId).OnDelete(DeleteBehavior.Cascade);
    }

    private static void KeepList<T>(PropertyBuilder<IReadOnlyList<T>> list) => list.HasConversion(
        items => JsonSerializer.Serialize(items, Json),
        text => JsonSerializer.Deserialize<List<T>>(text, Json)!,
        // Lists are replaced, never changed in place.
        new ValueComparer<IReadOnlyList<T>>((one, other) => ReferenceEquals(one, other), items => items.Count, items => items));
}
