using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OtpNet;

namespace Entente.Web.Features.Identity;

/// <summary>Judges the codes of authenticator apps (RFC 6238). A code counts once, and half a minute before and after its own.</summary>
public sealed class CodeProvider(IDbContextFactory<EntenteDb> databases, TimeProvider clock) : IUserTwoFactorTokenProvider<Account>
{
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    public Task<string> GenerateAsync(string purpose, UserManager<Account> manager, Account user) =>
        throw new NotSupportedException("The person's own device makes the codes.");

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user)
    {
        if (await manager.GetAuthenticatorKeyAsync(user) is not { Length: > 0 } key)
            return false;
        var totp = new Totp(Base32Encoding.ToBytes(key));
        if (!totp.VerifyTotp(clock.Now().UtcDateTime, token, out var step, Window))
            return false;
        await using var db = await databases.CreateDbContextAsync();
        // Of two who send the same code at once, one comes in.
        if (await db.Users.Where(account => account.Id == user.Id && (account.LastCodeStep == null || account.LastCodeStep < step)).ExecuteUpdateAsync(set => set.SetProperty(account => account.LastCodeStep, step)) == 0)
            return false;
        // Identity saves whole accounts: the old value must not come back with the next of its changes.
        user.LastCodeStep = step;
        return true;
    }

    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Account> manager, Account user) =>
        await manager.GetAuthenticatorKeyAsync(user) is { Length: > 0 };
}
