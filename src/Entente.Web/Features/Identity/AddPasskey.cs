using System.ComponentModel.DataAnnotations;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Identity;

/// <summary>Takes in the passkey that a device has made in answer to our question.</summary>
public sealed class AddPasskey(SignInManager<Account> signIn, UserManager<Account> accounts, AccountNews news, IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    internal const int Most = 20;

    public sealed class Request
    {
        [MaxLength(NameInvalid.MaxLength)]
        public string? Name { get; set; }

        /// <summary>What the device answered, in JSON.</summary>
        [Required, MaxLength(20_000)]
        public string Credential { get; set; } = "";
    }

    public async Task<Outcome<UserPasskeyInfo>> Run(Request request, Actor actor, CancellationToken stop)
    {
        if (actor is not { Person: { } person, Session: { } here } || await accounts.FindByIdAsync(person.Id.ToString()) is not { } account)
            return new NotAllowed();
        if (NameInvalid.CheckOptional(request.Name, "name") is { } refusal)
            return refusal;
        if ((await accounts.GetPasskeysAsync(account)).Count >= Most)
            return new PasskeysTooMany(Most);
        if (await Attest(request.Credential) is not { Passkey: { } passkey } made || made.UserEntity?.Id != account.Id.ToString() || await accounts.FindByPasskeyIdAsync(passkey.CredentialId) is not null)
            return new PasskeyRefused();
        passkey.Name = FreeText.Clean(request.Name) ?? BrowserName.Of(signIn.Context.Request.Headers.UserAgent).Words;
        if (!(await accounts.AddOrUpdatePasskeyAsync(account, passkey)).Succeeded)
            return new ChangedUnderYou();
        await using var db = await databases.CreateDbContextAsync(stop);
        // Whoever opened the device has shown more than a password.
        await db.Set<Session>().Where(session => session.Id == here.Id && session.Method == SessionMethod.Password).ExecuteUpdateAsync(set => set.SetProperty(session => session.Method, SessionMethod.Passkey), stop);
        db.Record(person.Id, "passkey.added", $"person/{person.Id}", passkey.Name, clock.Now());
        news.Tell(db, person.Id, "PasskeyAdded", passkey.Name ?? "");
        await db.SaveChangesAsync(stop);
        return passkey;
    }

    private async Task<PasskeyAttestationResult?> Attest(string credential)
    {
        try
        {
            return await signIn.PerformPasskeyAttestationAsync(credential) is { Succeeded: true } made ? made : null;
        }
        catch (InvalidOperationException)
        {
            // Nobody asked this browser, or too long ago.
            return null;
        }
    }
}
