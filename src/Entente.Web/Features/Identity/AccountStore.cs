using System.Security.Cryptography;
using Entente.Web.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Entente.Web.Features.Identity;

/// <summary>Identity's store, except that the secrets of second steps and the recovery codes do not lie in the database in clear: whoever reads it alone can make no code.</summary>
public sealed class AccountStore(EntenteDb db, IDataProtectionProvider protection) : UserOnlyStore<Account, EntenteDb, Guid>(db)
{
    private readonly IDataProtector protector = protection.CreateProtector("Entente.SecondStep");

    public override Task SetTokenAsync(Account user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : protector.Protect(value), cancellationToken);

    public override async Task<string?> GetTokenAsync(Account user, string loginProvider, string name, CancellationToken cancellationToken)
    {
        if (await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is not { } value)
            return null;
        try
        {
            return protector.Unprotect(value);
        }
        catch (CryptographicException)
        {
            // Sealed under a key that is gone: as good as none, and an administrator resets it.
            return null;
        }
    }
}
