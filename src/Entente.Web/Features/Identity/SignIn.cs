using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Microsoft.AspNetCore.Identity;

namespace Entente.Web.Features.Identity;

/// <summary>
/// Signs a person in. Whether the address is unknown, the password wrong or the account locked, the answer is one sentence, comes
/// at the same time, and costs the same work: nobody learns who is here.
/// </summary>
public sealed class SignIn(SignInManager<Account> signIn, UserManager<Account> accounts)
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
        if (account is not { PasswordHash: not null } || await accounts.IsLockedOutAsync(account))
            _ = accounts.PasswordHasher.VerifyHashedPassword(new Account(), NobodysHash, request.Password);
        else if (await Enter(account, request.Password) is { } entered)
            return entered;

        var taken = Stopwatch.GetElapsedTime(begun);
        await Task.Delay(Step * Math.Ceiling(taken / Step) - taken);
        return new SignInFailed();
    }

    private async Task<Entered?> Enter(Account account, string password)
    {
        var result = await signIn.PasswordSignInAsync(account, password, isPersistent: true, lockoutOnFailure: true);
        return result.Succeeded || result.RequiresTwoFactor ? new Entered(result.RequiresTwoFactor) : null;
    }
}
