using System.Text.Json;
using Entente.Domain.Chain;
using Entente.Domain.Organization;
using Entente.Domain.Recovery;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Web.Features.Recovery;

/// <summary>What is asked for in queries are columns; the history, only read whole, is JSON. The domain replaces the list and never changes it.</summary>
internal sealed class RecoveryMapping : IEntityTypeConfiguration<RecoveryCase>, IEntityTypeConfiguration<RecoveryMessage>, IEntityTypeConfiguration<SealedCase>, IEntityTypeConfiguration<RecoveryLimits>
{
    private static readonly JsonSerializerOptions Json = StoredJson.CamelCase;

    public void Configure(EntityTypeBuilder<RecoveryCase> one)
    {
        one.ToTable("recovery_cases").HasKey(c => c.Id);
        one.Property(c => c.Remedy).HasMaxLength(RecoveryCase.MaxWordsLength);
        one.Property(c => c.Version).IsConcurrencyToken();
        one.Property(c => c.History).HasConversion(
            value => JsonSerializer.Serialize(value, Json),
            text => JsonSerializer.Deserialize<IReadOnlyList<RecoveryEvent>>(text, Json)!,
            new ValueComparer<IReadOnlyList<RecoveryEvent>>((a, b) => ReferenceEquals(a, b), list => list.GetHashCode(), list => list));
        one.Ignore(c => c.RecognisedRater).Ignore(c => c.IsLive).Ignore(c => c.Allowed).Ignore(c => c.CauseThatCounts).Ignore(c => c.Clocks).Ignore(c => c.Clock);
        // Rows without a rater never collide here, on either database.
        one.HasIndex(c => new { c.RaterId, c.LinkId, c.Day }).IsUnique();
        one.HasIndex(c => new { c.LinkId, c.State });
        one.HasIndex(c => new { c.State, c.RemedyDueAt });
        one.HasOne<Link>().WithMany().HasForeignKey(c => c.LinkId).OnDelete(DeleteBehavior.Restrict);
        one.HasOne<Person>().WithMany().HasForeignKey(c => c.RaterId).OnDelete(DeleteBehavior.Restrict);
        one.HasOne<Person>().WithMany().HasForeignKey(c => c.DelegateId).OnDelete(DeleteBehavior.Restrict);
        one.HasOne<Person>().WithMany().HasForeignKey(c => c.EscalatedTo).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RecoveryMessage> message)
    {
        message.ToTable("recovery_messages").HasKey(m => m.Id);
        message.Property(m => m.Text).HasMaxLength(RecoveryCase.MaxWordsLength);
        message.HasIndex(m => m.CaseId);
        message.HasOne<RecoveryCase>().WithMany().HasForeignKey(m => m.CaseId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SealedCase> tie)
    {
        tie.ToTable("sealed_cases").HasKey(t => t.CaseId);
        tie.Property(t => t.CaseId).ValueGeneratedNever();
        tie.HasIndex(t => t.RatingId).IsUnique();
        tie.HasIndex(t => t.BatchId);
        tie.HasOne<RecoveryCase>().WithMany().HasForeignKey(t => t.CaseId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RecoveryLimits> limits)
    {
        limits.ToTable("recovery_limits").HasKey(l => l.Id);
        limits.Property(l => l.Id).ValueGeneratedNever();
        limits.Property(l => l.Version).IsConcurrencyToken();
    }
}
