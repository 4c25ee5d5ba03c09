using Entente.Domain.Fairness;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Fairness;

/// <summary>One sign with its facts and its rater's name. Whoever reads a name is on record before they read it.</summary>
public sealed class OpenSign(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    /// <summary>The audit record's word for it.</summary>
    public const string Action = "sign.opened";

    /// <param name="Sign">The sign.</param>
    /// <param name="Search">What it was found by.</param>
    /// <param name="Rater">Whom it is about; null where about nobody, and for keys.</param>
    /// <param name="MayReview">Whether the reader may write what came of it.</param>
    /// <param name="HasPart">Whether it is about the reader or their unit.</param>
    public sealed record View(Sign Sign, SignSearchRun Search, Person? Rater, bool MayReview, bool HasPart);

    public async Task<Outcome<View>> Run(Guid id, Actor actor, CancellationToken stop)
    {
        if (!FairnessRights.MayRead(actor))
            return new NotAllowed();
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Set<Sign>().AsNoTracking().SingleOrDefaultAsync(sign => sign.Id == id, stop) is not { } sign)
            return new SignUnknown();
        var search = await db.Set<SignSearchRun>().AsNoTracking().SingleAsync(run => run.Id == sign.SearchId, stop);
        var rater = actor.KeyId is null && sign.RaterId is { } named ? actor.Directory.Person(named) : null;
        if (rater is not null)
        {
            db.Record(actor.PersonId, Action, $"sign/{sign.Id}", null, clock.Now());
            await db.SaveChangesAsync(stop);
        }

        return new View(sign, search, rater, FairnessRights.MayReview(actor, sign), FairnessRights.HasPart(actor, sign));
    }
}
