using Entente.Domain.Chain;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Domain.Ratings.Releases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Web.Features.Ratings;

internal sealed class RatingsMapping :
    IEntityTypeConfiguration<Rating>,
    IEntityTypeConfiguration<RatingRevision>,
    IEntityTypeConfiguration<SealedRating>,
    IEntityTypeConfiguration<SealedRevision>,
    IEntityTypeConfiguration<ReleasedBatch>,
    IEntityTypeConfiguration<ReleasedComment>,
    IEntityTypeConfiguration<ReleaseRun>,
    IEntityTypeConfiguration<Encounter>,
    IEntityTypeConfiguration<RaterTally>,
    IEntityTypeConfiguration<LinkTally>
{
    public void Configure(EntityTypeBuilder<Rating> rating)
    {
        rating.ToTable("ratings").HasKey(r => r.Id);
        rating.Property(r => r.Id).ValueGeneratedNever();
        rating.Property(r => r.Occasion).HasMaxLength(80);
        rating.Property(r => r.Cause).HasConversion<int?>();
        rating.Property(r => r.Comment).HasMaxLength(RatingRules.MaxCommentLength);
        rating.Ignore(r => r.Answer);
        rating.HasIndex(r => new { r.RaterId, r.LinkId, r.Occasion }).IsUnique();
        rating.HasIndex(r => new { r.LinkId, r.Day });
        rating.HasOne<Link>().WithMany().HasForeignKey(r => r.LinkId).OnDelete(DeleteBehavior.Restrict);
        rating.HasOne<Person>().WithMany().HasForeignKey(r => r.RaterId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RatingRevision> revision)
    {
        revision.ToTable("rating_revisions").HasKey(r => r.Id);
        revision.Property(r => r.Cause).HasConversion<int?>();
        revision.HasIndex(r => new { r.RatingId, r.Version }).IsUnique();
        revision.HasOne<Rating>().WithMany().HasForeignKey(r => r.RatingId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SealedRating> rating)
    {
        rating.ToTable("sealed_ratings").HasKey(r => r.Id);
        rating.Property(r => r.Id).ValueGeneratedNever();
        rating.Property(r => r.Cause).HasConversion<int?>();
        rating.Property(r => r.Comment).HasMaxLength(RatingRules.MaxCommentLength);
        rating.HasIndex(r => r.Tag).IsUnique();
        rating.HasIndex(r => new { r.LinkId, r.Month });
        rating.HasOne<Link>().WithMany().HasForeignKey(r => r.LinkId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SealedRevision> revision)
    {
        revision.ToTable("sealed_revisions").HasKey(r => r.Id);
        revision.Property(r => r.Cause).HasConversion<int?>();
        revision.HasIndex(r => new { r.RatingId, r.Version }).IsUnique();
        revision.HasOne<SealedRating>().WithMany().HasForeignKey(r => r.RatingId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ReleasedBatch> batch)
    {
        batch.ToTable("released_batches").HasKey(b => b.Id);
        batch.Property(b => b.Id).ValueGeneratedNever();
        batch.Ignore(b => b.Levels).Ignore(b => b.Votes).Ignore(b => b.Causes);
        batch.HasIndex(b => new { b.LinkId, b.Month });
        batch.HasIndex(b => new { b.UnitId, b.Month });
        batch.HasOne<Link>().WithMany().HasForeignKey(b => b.LinkId).OnDelete(DeleteBehavior.Restrict);
        batch.HasOne<Unit>().WithMany().HasForeignKey(b => b.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ReleasedComment> comment)
    {
        comment.ToTable("released_comments").HasKey(c => c.Id);
        comment.Property(c => c.Id).ValueGeneratedNever();
        comment.Property(c => c.Text).HasMaxLength(RatingRules.MaxCommentLength);
        comment.HasIndex(c => c.BatchId);
        comment.HasOne<ReleasedBatch>().WithMany().HasForeignKey(c => c.BatchId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ReleaseRun> run)
    {
        run.ToTable("release_runs").HasKey(r => r.Month);
    }

    public void Configure(EntityTypeBuilder<Encounter> encounter)
    {
        encounter.ToTable("encounters").HasKey(e => e.Id);
        encounter.Property(e => e.Reference).HasMaxLength(Occasion.MaxReferenceLength);
        encounter.HasIndex(e => new { e.RaterId, e.LinkId, e.Reference }).IsUnique();
        encounter.HasIndex(e => e.LinkId);
        encounter.HasOne<Link>().WithMany().HasForeignKey(e => e.LinkId).OnDelete(DeleteBehavior.Restrict);
        encounter.HasOne<Person>().WithMany().HasForeignKey(e => e.RaterId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RaterTally> tally)
    {
        tally.ToTable("rater_tallies").HasKey(t => new { t.LinkId, t.Day, t.RaterId });
    }

    public void Configure(EntityTypeBuilder<LinkTally> tally)
    {
        tally.ToTable("link_tallies").HasKey(t => new { t.LinkId, t.Month });
        tally.Ignore(t => t.Ratings);
    }
}
