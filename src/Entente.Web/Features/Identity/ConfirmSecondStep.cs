using System.ComponentModel.DataAnnotations;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Identity;

/// <summary>From here on a code follows the password, because the app has just made a right one. Other browsers are signed out.</summary>
public sealed class ConfirmSecondStep(UserManager<Account> accounts, SessionRenewal renewal, AccountNews news, IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public sealed class Request
    {
        [Required, MaxLength(20)]
        public string Code { get; set; } = "";
    }

    /// <returns>The recovery codes, shown this once.</returns>
    public async Task<Outcome<RecoveryCodes>> Run(Request request, Actor actor, CancellationToken stop)
    {
        if (actor is not { Person: { } person, Session: { } here } || await accounts.FindByIdAsync(person.Id.ToString()) is not { } account)
            return new NotAllowed();
        if (account.TwoFactorEnabled)
            return new SecondStepStands();
        if (!await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, Codes.Plain(request.Code)))
            return new CodeWrong();
        await accounts.SetTwoFactorEnabledAsync(account, true);
        var codes = (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes.HowMany))!.ToList();
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        db.Record(person.Id, "code.enabled", $"person/{person.Id}", null, clock.Now());
        news.Tell(db, person.Id, "CodesBegun");
        // Whoever can make a code has shown both.
        await db.Set<Session>().Where(session => session.Id == here.Id && session.Method == SessionMethod.Password).ExecuteUpdateAsync(set => set.SetProperty(session => session.Method, SessionMethod.Code), stop);
        await renewal.StayAlone(db, account, actor, stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return new RecoveryCodes(codes);
    }
}
