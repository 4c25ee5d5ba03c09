using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Features.Identity.CompanySignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Web.Features.Identity;

internal sealed class IdentityMapping :
    IEntityTypeConfiguration<Account>,
    IEntityTypeConfiguration<IdentityUserPasskey<Guid>>,
    IEntityTypeConfiguration<Session>,
    IEntityTypeConfiguration<SignInRules>,
    IEntityTypeConfiguration<SignInProvider>,
    IEntityTypeConfiguration<DirectoryEntry>,
    IEntityTypeConfiguration<ApiKey>,
    IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("accounts");
        account.HasOne<Person>().WithOne().HasForeignKey<Account>(a => a.Id).OnDelete(DeleteBehavior.Restrict);
    }

    /// <summary>As version 3 of Identity's schema has it, which Identity maps only where its own options say so: tools that make migrations have none.</summary>
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> passkey)
    {
        passkey.ToTable("account_passkeys").HasKey(p => p.CredentialId);
        passkey.Property(p => p.CredentialId).HasMaxLength(1024);
        passkey.OwnsOne(p => p.Data).ToJson();
        passkey.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.ToTable("sessions").HasKey(s => s.Id);
        session.Property(s => s.Agent).HasMaxLength(Session.MaxAgentLength);
        session.Property(s => s.Address).HasMaxLength(64);
        session.Ignore(s => s.IsStrong);
        session.HasIndex(s => s.PersonId);
        session.HasIndex(s => s.SeenAt);
        session.HasOne<Account>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SignInRules> rules)
    {
        rules.ToTable("sign_in_rules").HasKey(r => r.Id);
        rules.Property(r => r.Id).ValueGeneratedNever();
        rules.Property(r => r.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<SignInProvider> provider)
    {
        provider.ToTable("sign_in_providers").HasKey(p => p.Id);
        provider.Property(p => p.Id).ValueGeneratedNever();
        provider.Property(p => p.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<DirectoryEntry> number)
    {
        number.ToTable("directory_entries").HasKey(n => n.PersonId);
        number.Property(n => n.Number).HasMaxLength(DirectoryEntry.MaxLength);
        number.HasIndex(n => n.Number).IsUnique();
        number.HasOne<Person>().WithOne().HasForeignKey<DirectoryEntry>(n => n.PersonId).OnDelete(DeleteBehavior.Restrict);
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
