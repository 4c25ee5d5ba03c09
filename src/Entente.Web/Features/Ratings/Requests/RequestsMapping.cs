using Entente.Domain.Ratings.Releases;
using Entente.Domain.Ratings.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Web.Features.Ratings.Requests;

internal sealed class RequestsMapping : IEntityTypeConfiguration<AskingLimits>, IEntityTypeConfiguration<SealedGroupChange>
{
    public void Configure(EntityTypeBuilder<AskingLimits> limits)
    {
        limits.ToTable("asking_limits").HasKey(l => l.Id);
        limits.Property(l => l.Id).ValueGeneratedNever();
        limits.Property(l => l.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<SealedGroupChange> change)
    {
        change.ToTable("sealed_group_changes").HasKey(c => c.Id);
        change.Property(c => c.Id).ValueGeneratedNever();
    }
}
