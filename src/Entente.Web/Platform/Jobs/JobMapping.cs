using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Web.Platform.Jobs;

internal sealed class JobMapping : IEntityTypeConfiguration<JobRow>
{
    public void Configure(EntityTypeBuilder<JobRow> job)
    {
        job.ToTable("jobs").HasKey(j => j.Name);
        job.Property(j => j.Name).HasMaxLength(60);
        job.Property(j => j.Fault).HasMaxLength(40);
    }
}
