using System.ComponentModel.DataAnnotations;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Identity;

/// <summary>Asks for no code any more. It takes one last code: a browser that was left open must not be able to.</summary>
public sealed class StopSecondStep(UserManager<Account> accounts, CheckCode check, SessionRenewal renewal, AccountNews news, IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public sealed class Request
    {
        [Required, MaxLength(40)]
        public string Code { get; set; } = "";
    }

    public async Task<Outcome<Account>> Run(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Person is not { } person || await accounts.FindByIdAsync(person.Id.ToString()) is not { TwoFactorEnabled: true } account)
            return new NotAllowed();
        if (await check.Run(account, request.Code, stop) is { } refusal)
            return refusal;
        await accounts.SetTwoFactorEnabledAsync(account, false);
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.UserTokens.Where(token => token.UserId == person.Id).ExecuteDeleteAsync(stop);
        db.Record(person.Id, "code.disabled", $"person/{person.Id}", null, clock.Now());
        news.Tell(db, person.Id, "CodesEnded");
        await renewal.StayAlone(db, account, actor, stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return account;
    }
}
