using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Web.Features.Chain;

internal sealed class ChainMapping : IEntityTypeConfiguration<Service>, IEntityTypeConfiguration<Link>, IEntityTypeConfiguration<Expectation>
{
    public void Configure(EntityTypeBuilder<Service> service)
    {
        service.ToTable("services").HasKey(s => s.Id);
        service.Property(s => s.Code).HasMaxLength(Code.MaxLength);
        service.Property(s => s.Name).HasMaxLength(NameInvalid.MaxLength);
        service.Property(s => s.EnglishName).HasMaxLength(NameInvalid.MaxLength);
        service.Property(s => s.Version).IsConcurrencyToken();
        service.HasIndex(s => s.Code).IsUnique();
        service.HasOne<Unit>().WithMany().HasForeignKey(s => s.ProviderId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Link> link)
    {
        link.ToTable("links").HasKey(l => l.Id);
        link.Property(l => l.Version).IsConcurrencyToken();
        link.HasIndex(l => new { l.ServiceId, l.CustomerId, l.From }).IsUnique();
        link.HasOne<Service>().WithMany().HasForeignKey(l => l.ServiceId).OnDelete(DeleteBehavior.Restrict);
        link.HasOne<Unit>().WithMany().HasForeignKey(l => l.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Expectation> expectation)
    {
        expectation.ToTable("expectations").HasKey(e => e.Id);
        expectation.Property(e => e.Text).HasMaxLength(Expectation.MaxTextLength);
        expectation.Property(e => e.EnglishText).HasMaxLength(Expectation.MaxTextLength);
        expectation.Property(e => e.Version).IsConcurrencyToken();
        expectation.Ignore(e => e.InForceFrom);
        expectation.OwnsOne(e => e.Promise, promise =>
        {
            promise.Property(p => p.Measure).HasMaxLength(NameInvalid.MaxLength);
            promise.Property(p => p.Unit).HasMaxLength(NameInvalid.MaxLength);
        });
        expectation.HasIndex(e => new { e.LinkId, e.Number }).IsUnique();
        expectation.HasOne<Link>().WithMany().HasForeignKey(e => e.LinkId).OnDelete(DeleteBehavior.Restrict);
    }
}
