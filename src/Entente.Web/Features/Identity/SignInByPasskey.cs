using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Features.Identity.CompanySignIn;
using Microsoft.AspNetCore.Identity;

namespace Entente.Web.Features.Identity;

/// <summary>Signs in whoever's device answers our question with a passkey we know. It needs neither address nor password nor code, for the device asked for a finger, a face or a number itself.</summary>
public sealed class SignInByPasskey(SignInManager<Account> signIn, UserManager<Account> accounts, ReadProvider provider, Snapshots snapshots)
{
    public sealed class Request
    {
        /// <summary>What the device answered, in JSON.</summary>
        [Required, MaxLength(20_000)]
        public string Credential { get; set; } = "";
    }

    public async Task<Outcome<Account>> Run(Request request)
    {
        if (string.IsNullOrEmpty(request.Credential) || await Assert(request.Credential) is not { User: { } account, Passkey: { } passkey } || await accounts.IsLockedOutAsync(account))
            return new PasskeyRefused();
        var directory = (await snapshots.Read(CancellationToken.None)).Directory;
        if (directory.Person(account.Id) is not { IsHere: true })
            return new PasskeyRefused();
        if ((await provider.Read(CancellationToken.None)).Settings?.IsOnlyWay is true && !directory.Holds(account.Id, Role.Administrator))
            return new ProviderOnlyWay();
        // Keeps the device's own count, by which a copied passkey shows itself.
        if (!(await accounts.AddOrUpdatePasskeyAsync(account, passkey)).Succeeded)
            return new PasskeyRefused();
        await signIn.SignInWithClaimsAsync(account, isPersistent: true, [new Claim(SessionCookie.MethodClaim, SessionCookie.Passkey)]);
        return account;
    }

    private async Task<PasskeyAssertionResult<Account>?> Assert(string credential)
    {
        try
        {
            return await signIn.PerformPasskeyAssertionAsync(credential) is { Succeeded: true } shown ? shown : null;
        }
        catch (InvalidOperationException)
        {
            // Nobody asked this browser, or too long ago.
            return null;
        }
    }
}
