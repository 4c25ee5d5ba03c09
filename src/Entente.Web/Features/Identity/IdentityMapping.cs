using Entente.Domain.Organization;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Web.Features.Identity;

internal sealed class IdentityMapping : IEntityTypeConfiguration<Account>, IEntityTypeConfiguration<ApiKey>, IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("accounts");
        account.HasOne<Person>().WithOne().HasForeignKey<Account>(a => a.Id).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ApiKey> key)
    {
        key.ToTable("api_keys").HasKey(k => k.Id);
        key.Property(k => k.Name).HasMaxLength(120);
        key.Property(k => k.Scopes).HasMaxLength(500);
        key.HasIndex(k => k.Hash).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Invitation> invitation)
    {
        invitation.ToTable("invitations").HasKey(i => i.Id);
        invitation.HasIndex(i => i.TokenHash).IsUnique();
        invitation.HasOne<Person>().WithMany().HasForeignKey(i => i.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
