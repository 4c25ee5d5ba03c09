using Entente.Domain.Ratings;
using Entente.Domain.Recovery;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Web.Features.Recovery.Objections;

internal sealed class DisputeMapping : IEntityTypeConfiguration<Objection>, IEntityTypeConfiguration<RatingRemoval>
{
    public void Configure(EntityTypeBuilder<Objection> objection)
    {
        objection.ToTable("objections").HasKey(o => o.Id);
        objection.Property(o => o.Words).HasMaxLength(RecoveryCase.MaxWordsLength);
        objection.Property(o => o.Answer).HasMaxLength(RecoveryCase.MaxWordsLength);
        objection.Property(o => o.Version).IsConcurrencyToken();
        objection.HasIndex(o => o.RatingId).IsUnique();
        objection.HasIndex(o => o.LinkId);
        objection.HasOne<Rating>().WithMany().HasForeignKey(o => o.RatingId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RatingRemoval> removal)
    {
        removal.ToTable("rating_removals").HasKey(r => r.Id);
        removal.Property(r => r.HumanResourcesWords).HasMaxLength(RecoveryCase.MaxWordsLength);
        removal.Property(r => r.AuditorWords).HasMaxLength(RecoveryCase.MaxWordsLength);
        removal.Property(r => r.Version).IsConcurrencyToken();
        removal.Ignore(r => r.IsDecided).Ignore(r => r.IsOpen);
        removal.HasIndex(r => r.RatingId).IsUnique();
        removal.HasIndex(r => r.LinkId);
        removal.HasOne<Rating>().WithMany().HasForeignKey(r => r.RatingId).OnDelete(DeleteBehavior.Restrict);
    }
}
