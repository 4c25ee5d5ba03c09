using System.ComponentModel.DataAnnotations;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Identity;

/// <summary>Makes new recovery codes, for which it takes a code of the app; the old ones open nothing any more.</summary>
public sealed class MakeRecoveryCodes(UserManager<Account> accounts, CheckCode check, AccountNews news, IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public sealed class Request
    {
        [Required, MaxLength(40)]
        public string Code { get; set; } = "";
    }

    /// <returns>The codes, shown this once.</returns>
    public async Task<Outcome<RecoveryCodes>> Run(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Person is not { } person || await accounts.FindByIdAsync(person.Id.ToString()) is not { TwoFactorEnabled: true } account)
            return new NotAllowed();
        if (await check.Run(account, request.Code, stop) is { } refusal)
            return refusal;
        var codes = (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes.HowMany))!.ToList();
        await using var db = await databases.CreateDbContextAsync(stop);
        db.Record(person.Id, "code.recovery-made", $"person/{person.Id}", null, clock.Now());
        news.Tell(db, person.Id, "RecoveryMade");
        await db.SaveChangesAsync(stop);
        return new RecoveryCodes(codes);
    }
}
