using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Identity;

/// <summary>Judges a code of the app or a recovery code, which is used up. Wrong ones count towards the same lock as wrong passwords.</summary>
public sealed class CheckCode(UserManager<Account> accounts, AccountNews news, IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    /// <returns>Why not; null where it is right.</returns>
    public async Task<Refusal?> Run(Account account, string? typed, CancellationToken stop)
    {
        if (await accounts.IsLockedOutAsync(account))
            return new CodeWrong();
        var plain = Codes.Plain(typed);
        var isOfApp = Codes.IsOfApp(plain);
        var isRight = isOfApp
            ? await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, plain)
            : plain.Length > 0 && (await accounts.RedeemTwoFactorRecoveryCodeAsync(account, plain)).Succeeded;
        if (!isRight)
        {
            await accounts.AccessFailedAsync(account);
            return new CodeWrong();
        }

        await accounts.ResetAccessFailedCountAsync(account);
        if (isOfApp)
            return null;
        var left = await accounts.CountRecoveryCodesAsync(account);
        await using var db = await databases.CreateDbContextAsync(stop);
        db.Record(account.Id, "code.recovery-used", $"person/{account.Id}", null, clock.Now());
        news.Tell(db, account.Id, "RecoveryUsed", left);
        await db.SaveChangesAsync(stop);
        return null;
    }
}
