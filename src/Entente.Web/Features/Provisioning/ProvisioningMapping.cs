using Entente.Domain.Organization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Web.Features.Provisioning;

internal sealed class ProvisioningMapping : IEntityTypeConfiguration<DirectoryGroup>, IEntityTypeConfiguration<DirectoryGroupMember>
{
    public void Configure(EntityTypeBuilder<DirectoryGroup> group)
    {
        group.ToTable("directory_groups").HasKey(g => g.Id);
        group.Property(g => g.Name).HasMaxLength(DirectoryGroup.MaxNameLength);
        group.Property(g => g.ExternalId).HasMaxLength(Data.DirectoryEntry.MaxLength);
        group.Property(g => g.Version).IsConcurrencyToken();
        group.HasIndex(g => g.Name).IsUnique();
        group.HasOne<Unit>().WithMany().HasForeignKey(g => g.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DirectoryGroupMember> member)
    {
        member.ToTable("directory_group_members").HasKey(m => new { m.GroupId, m.PersonId });
        member.HasOne<DirectoryGroup>().WithMany().HasForeignKey(m => m.GroupId).OnDelete(DeleteBehavior.Cascade);
        member.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
