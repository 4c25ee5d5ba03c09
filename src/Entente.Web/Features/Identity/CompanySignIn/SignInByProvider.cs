using System.Security.Claims;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Identity.CompanySignIn;

/// <summary>
/// Signs in whom the company's own sign-in sends. Who came once is known by its issuer and subject for ever, whatever address they get. Who comes the first time is
/// tied to a person by a verified address or a number, and only where that person is tied to nobody else there: an address that was given to a successor opens no old account.
/// </summary>
public sealed class SignInByProvider(SignInManager<Account> signIn, UserManager<Account> accounts, MakePersonOfProvider make, AccountNews news, Snapshots snapshots, IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    internal async Task<Outcome<Account>> Run(ProviderPerson sent, ProviderSettings settings, CancellationToken stop)
    {
        var account = await accounts.FindByLoginAsync(sent.Issuer, sent.Subject);
        if (account is null)
        {
            var tied = await Tie(sent, settings, stop);
            if (tied.IsRefused)
                return tied;
            account = tied.Value;
        }

        if ((await snapshots.Read(stop)).Directory.Person(account.Id) is not { IsHere: true } || await accounts.IsLockedOutAsync(account))
            return new ProviderUnknownPerson();
        await signIn.SignInWithClaimsAsync(account, isPersistent: true, [new Claim(SessionCookie.MethodClaim, SessionCookie.Provider), .. sent.Hint is null ? Array.Empty<Claim>() : [new Claim(SessionCookie.HintClaim, sent.Hint)]]);
        return account;
    }

    private async Task<Outcome<Account>> Tie(ProviderPerson sent, ProviderSettings settings, CancellationToken stop)
    {
        var found = await Find(sent, settings, stop);
        if (found.IsRefused)
            return found.Refusal;
        var person = found.Value;
        var account = await accounts.FindByIdAsync(person.Id.ToString());
        if (account is null)
        {
            account = new Account { Id = person.Id, UserName = person.Email, Email = person.Email, EmailConfirmed = true, LockoutEnabled = true };
            if (!(await accounts.CreateAsync(account)).Succeeded)
                return new ChangedUnderYou();
        }
        else if ((await accounts.GetLoginsAsync(account)).Any(login => login.LoginProvider == sent.Issuer))
        {
            return new ProviderOtherAccount();
        }

        if (!(await accounts.AddLoginAsync(account, new UserLoginInfo(sent.Issuer, sent.Subject, settings.Name))).Succeeded)
            return new ChangedUnderYou();
        await using var db = await databases.CreateDbContextAsync(stop);
        db.Record(person.Id, "sign-in.tied", $"person/{person.Id}", $"{sent.Issuer}: {sent.Subject}", clock.Now());
        news.Tell(db, person.Id, "Tied", settings.Name);
        await db.SaveChangesAsync(stop);
        return account;
    }

    private async Task<Outcome<Person>> Find(ProviderPerson sent, ProviderSettings settings, CancellationToken stop)
    {
        var directory = (await snapshots.Read(stop)).Directory;
        if (settings.Match is PersonMatch.Number && sent.Number is { } number)
        {
            await using var db = await databases.CreateDbContextAsync(stop);
            if (await db.Set<DirectoryEntry>().AsNoTracking().SingleOrDefaultAsync(one => one.Number == number, stop) is { } known && directory.Person(known.PersonId) is { RemovedAt: null } numbered)
                return numbered;
        }

        if (settings.Match is PersonMatch.VerifiedEmail && sent.Email is { } email)
        {
            if (!sent.IsEmailVerified)
                return new ProviderEmailUnverified();
            if (directory.Person(email) is { RemovedAt: null } addressed)
                return addressed;
        }

        return settings.MakesPeople ? await make.Run(sent, settings, stop) : new ProviderUnknownPerson();
    }
}
