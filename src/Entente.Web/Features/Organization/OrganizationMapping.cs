using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Web.Features.Organization;

internal sealed class OrganizationMapping :
    IEntityTypeConfiguration<Company>,
    IEntityTypeConfiguration<Unit>,
    IEntityTypeConfiguration<UnitMove>,
    IEntityTypeConfiguration<Person>,
    IEntityTypeConfiguration<Membership>,
    IEntityTypeConfiguration<ManagerTerm>,
    IEntityTypeConfiguration<RoleGrant>,
    IEntityTypeConfiguration<ClosedPeriod>
{
    public void Configure(EntityTypeBuilder<Company> company)
    {
        company.ToTable("companies").HasKey(c => c.Id);
        company.Property(c => c.Id).ValueGeneratedNever();
        company.Property(c => c.TimeZone).HasMaxLength(64);
    }

    public void Configure(EntityTypeBuilder<Unit> unit)
    {
        unit.ToTable("units").HasKey(u => u.Id);
        unit.Property(u => u.Code).HasMaxLength(Code.MaxLength);
        unit.Property(u => u.Name).HasMaxLength(NameInvalid.MaxLength);
        unit.Property(u => u.EnglishName).HasMaxLength(NameInvalid.MaxLength);
        unit.Property(u => u.Version).IsConcurrencyToken();
        unit.HasIndex(u => u.Code).IsUnique();
        unit.HasOne<Unit>().WithMany().HasForeignKey(u => u.ParentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<UnitMove> move)
    {
        move.ToTable("unit_moves").HasKey(m => m.Id);
        move.HasOne<Unit>().WithMany().HasForeignKey(m => m.UnitId).OnDelete(DeleteBehavior.Restrict);
        move.HasOne<Unit>().WithMany().HasForeignKey(m => m.FormerParentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("people").HasKey(p => p.Id);
        person.Property(p => p.Email).HasMaxLength(254);
        person.Property(p => p.Name).HasMaxLength(NameInvalid.MaxLength);
        person.Property(p => p.EnglishName).HasMaxLength(NameInvalid.MaxLength);
        person.Property(p => p.Title).HasMaxLength(NameInvalid.MaxLength);
        person.Property(p => p.EnglishTitle).HasMaxLength(NameInvalid.MaxLength);
        person.Property(p => p.Version).IsConcurrencyToken();
        person.Ignore(p => p.IsHere);
        person.HasIndex(p => p.Email).IsUnique();
        person.HasOne<Unit>().WithMany().HasForeignKey(p => p.HomeUnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Membership> membership)
    {
        membership.ToTable("memberships").HasKey(m => m.Id);
        membership.HasIndex(m => new { m.PersonId, m.UnitId, m.From }).IsUnique();
        membership.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
        membership.HasOne<Unit>().WithMany().HasForeignKey(m => m.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ManagerTerm> term)
    {
        term.ToTable("manager_terms").HasKey(t => t.Id);
        term.HasIndex(t => new { t.UnitId, t.From });
        term.HasOne<Person>().WithMany().HasForeignKey(t => t.PersonId).OnDelete(DeleteBehavior.Restrict);
        term.HasOne<Unit>().WithMany().HasForeignKey(t => t.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RoleGrant> grant)
    {
        grant.ToTable("role_grants").HasKey(g => g.Id);
        grant.HasIndex(g => new { g.PersonId, g.Role }).IsUnique();
        grant.HasOne<Person>().WithMany().HasForeignKey(g => g.PersonId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ClosedPeriod> closed)
    {
        closed.ToTable("closed_periods").HasKey(c => c.Id);
        closed.Property(c => c.Code).HasMaxLength(8);
        closed.Property(c => c.ReopenReason).HasMaxLength(500);
        closed.Ignore(c => c.Period);
        closed.HasIndex(c => c.Code);
    }
}
