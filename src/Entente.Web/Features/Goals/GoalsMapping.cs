using System.Text.Json;
using Entente.Domain.Goals;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Web.Features.Goals;

/// <summary>A goal is one row: what is signed and what happened to it is read and written together, under one version.</summary>
internal sealed class GoalsMapping : IEntityTypeConfiguration<Goal>, IEntityTypeConfiguration<EvidenceFile>
{
    private static readonly JsonSerializerOptions Json = StoredJson.AsDeclared;

    public void Configure(EntityTypeBuilder<Goal> goal)
    {
        goal.ToTable("goals").HasKey(g => g.Id);
        goal.Property(g => g.PeriodCode).HasMaxLength(8);
        goal.Property(g => g.DropReason).HasMaxLength(GoalBody.MaxTextLength);
        goal.Property(g => g.Version).IsConcurrencyToken();
        KeepList(goal, g => g.Versions);
        KeepList(goal, g => g.CheckIns);
        KeepList(goal, g => g.Finished);
        KeepList(goal, g => g.Facts);
        KeepList(goal, g => g.Findings);
        goal.Property(g => g.Verdict).HasConversion(verdict => JsonSerializer.Serialize(verdict, Json), text => JsonSerializer.Deserialize<SuperiorVerdict>(text, Json));
        foreach (var computed in new[] { nameof(Goal.Latest), nameof(Goal.InForce), nameof(Goal.Pending), nameof(Goal.Body), nameof(Goal.Period), nameof(Goal.Outcome), nameof(Goal.Customers), nameof(Goal.Sides), nameof(Goal.Unverified) })
            goal.Ignore(computed);
        goal.HasIndex(g => g.PeriodCode);
        goal.HasIndex(g => g.State);
        goal.HasOne<Unit>().WithMany().HasForeignKey(g => g.OwnerId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<EvidenceFile> file)
    {
        file.ToTable("evidence_files").HasKey(f => f.Id);
        file.Property(f => f.Name).HasMaxLength(120);
        file.Property(f => f.Hash).HasMaxLength(64);
        file.HasIndex(f => f.GoalId);
        file.HasOne<Goal>().WithMany().HasForeignKey(f => f.GoalId).OnDelete(DeleteBehavior.Restrict);
    }

    private static void KeepList<T>(EntityTypeBuilder<Goal> goal, System.Linq.Expressions.Expression<Func<Goal, IReadOnlyList<T>>> list) =>
        goal.Property(list).HasConversion(
            items => JsonSerializer.Serialize(items, Json),
            text => JsonSerializer.Deserialize<List<T>>(text, Json)!,
            // Lists are replaced, never changed in place.
            new ValueComparer<IReadOnlyList<T>>((one, other) => ReferenceEquals(one, other), items => items.Count, items => items));
}
