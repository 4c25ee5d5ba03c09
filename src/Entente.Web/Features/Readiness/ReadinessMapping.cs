using Entente.Domain.Chain;
using Entente.Domain.Organization;
using Entente.Domain.Readiness;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Web.Features.Readiness;

internal sealed class ReadinessMapping : IEntityTypeConfiguration<ReadinessWaiver>, IEntityTypeConfiguration<LessonProgress>, IEntityTypeConfiguration<FrozenReadiness>
{
    private const int LongestCode = 8;

    public void Configure(EntityTypeBuilder<ReadinessWaiver> waiver)
    {
        waiver.ToTable("readiness_waivers").HasKey(w => w.Id);
        waiver.Property(w => w.PeriodCode).HasMaxLength(LongestCode);
        waiver.Property(w => w.Reason).HasMaxLength(ReadinessWaiver.MaxReasonLength);
        waiver.Property(w => w.RevokedReason).HasMaxLength(ReadinessWaiver.MaxReasonLength);
        // Two that are taken back at once: the second finds the row changed.
        waiver.Property(w => w.RevokedAt).IsConcurrencyToken();
        waiver.Ignore(w => w.Stands);
        // Two administrators who waive at once: one of them.
        waiver.HasIndex(w => new { w.LinkId, w.PeriodCode }).IsUnique().HasFilter("revoked_at IS NULL");
        waiver.HasIndex(w => w.PeriodCode);
        waiver.HasOne<Link>().WithMany().HasForeignKey(w => w.LinkId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<LessonProgress> lesson)
    {
        lesson.ToTable("lesson_progress").HasKey(l => new { l.PersonId, l.Lesson });
        lesson.Property(l => l.Version).IsConcurrencyToken();
        lesson.Ignore(l => l.PausedUntil);
        lesson.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FrozenReadiness> row)
    {
        row.ToTable("frozen_readiness").HasKey(r => new { r.PeriodCode, r.LinkId });
        row.Property(r => r.PeriodCode).HasMaxLength(LongestCode);
        row.Property(r => r.WaiverReason).HasMaxLength(ReadinessWaiver.MaxReasonLength);
        row.Property(r => r.Missing).HasMaxLength(120).HasConversion(
            gaps => string.Join(',', gaps),
            text => text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<ReadinessGap>).ToList(),
            // Written once and never changed.
            new ValueComparer<IReadOnlyList<ReadinessGap>>((one, other) => ReferenceEquals(one, other), gaps => gaps.Count, gaps => gaps));
        row.Ignore(r => r.Told);
        row.HasOne<Link>().WithMany().HasForeignKey(r => r.LinkId).OnDelete(DeleteBehavior.Restrict);
    }
}
