using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.AspNetCore.Identity;

namespace Entente.Web.Features.Identity;

/// <summary>What a person has beside a password, and what of it the company asks for: one's own, and that of others for administrators; null for everybody else.</summary>
public sealed class ReadSecondStep(UserManager<Account> accounts, ReadSignInRules rules)
{
    /// <param name="HasPassword">Whether they can sign in by a password at all.</param>
    /// <param name="HasCodes">Whether a code is asked for after it.</param>
    /// <param name="CodesLeft">How many recovery codes are unused.</param>
    /// <param name="Passkeys">Their passkeys, the oldest first.</param>
    /// <param name="IsRequired">Whether the company asks them for more than a password.</param>
    public sealed record View(bool HasPassword, bool HasCodes, int CodesLeft, IReadOnlyList<UserPasskeyInfo> Passkeys, bool IsRequired);

    public async Task<View?> Read(Guid person, Actor actor, CancellationToken stop)
    {
        if (actor.PersonId != person && !actor.IsAdministrator)
            return null;
        var isRequired = (await rules.Read(stop)).SecondStepForAdministration && IdentityRights.Administers(actor.Directory, person);
        if (await accounts.FindByIdAsync(person.ToString()) is not { } account)
            return new View(false, false, 0, [], isRequired);
        var passkeys = await accounts.GetPasskeysAsync(account);
        return new View(
            account.PasswordHash is not null, account.TwoFactorEnabled, account.TwoFactorEnabled ? await accounts.CountRecoveryCodesAsync(account) : 0,
            [.. passkeys.OrderBy(passkey => passkey.CreatedAt)], isRequired);
    }
}
