using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Features.Identity.CompanySignIn;
using Entente.Web.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Identity;

/// <summary>
/// Signs a person in. Whether the address is unknown, the password wrong or the account locked, the answer is one sentence, comes
/// at the same time, and costs the same work: nobody learns who is here.
/// </summary>
public sealed class SignIn(SignInManager<Account> signIn, UserManager<Account> accounts, ReadProvider provider, Snapshots snapshots, IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(400);
    private static readonly string NobodysHash = new PasswordHasher<Account>().HashPassword(new Account(), Guid.NewGuid().ToString());

    public sealed class Request
    {
        [Required, MaxLength(254)]
        public string Email { get; set; } = "";

        [Required, MaxLength(200)]
        public string Password { get; set; } = "";
    }

    /// <summary>How far somebody has come.</summary>
    /// <param name="NeedsCode">True where a code must follow the password.</param>
    public sealed record Entered(bool NeedsCode);

    public async Task<Outcome<Entered>> Run(Request request)
    {
        var begun = Stopwatch.GetTimestamp();
        var account = await accounts.FindByNameAsync(Person.NormalizeEmail(request.Email));
        var isEmergency = (await provider.Read(CancellationToken.None)).Settings?.IsOnlyWay is true;
        var directory = (await snapshots.Read(CancellationToken.None)).Directory;
        if (account is not { PasswordHash: not null } || await accounts.IsLockedOutAsync(account) || directory.Person(account.Id) is not { IsHere: true } || (isEmergency && !directory.Holds(account.Id, Role.Administrator)))
            _ = accounts.PasswordHasher.VerifyHashedPassword(new Account(), NobodysHash, request.Password);
        else if (await Enter(account, request.Password, isEmergency) is { } entered)
            return entered;

        var taken = Stopwatch.GetElapsedTime(begun);
        await Task.Delay(Step * Math.Ceiling(taken / Step) - taken);
        return new SignInFailed();
    }

    private async Task<Entered?> Enter(Account account, string password, bool isEmergency)
    {
        var result = await signIn.PasswordSignInAsync(account, password, isPersistent: true, lockoutOnFailure: true);
        if (!result.Succeeded && !result.RequiresTwoFactor)
            return null;
        if (isEmergency)
        {
            await using var db = await databases.CreateDbContextAsync();
            db.Record(account.Id, "sign-in.emergency", $"person/{account.Id}", null, clock.Now());
            await db.SaveChangesAsync();
        }

        return new Entered(result.RequiresTwoFactor);
    }
}
