using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Scorecards;

/// <summary>What waits for a person: bads on links they answer for, agreements that want their signature, links nobody agreed anything on.</summary>
public sealed class ReadDue(IDbContextFactory<EntenteDb> databases)
{
    private const int MostBads = 8;

    public sealed record StandingBad(Rating Rating, Link Link);

    /// <param name="Bads">The latest of them.</param>
    /// <param name="BadsInAll">How many there are.</param>
    public sealed record Due(IReadOnlyList<StandingBad> Bads, int BadsInAll, IReadOnlyList<(Expectation Expectation, Link Link)> Signatures, IReadOnlyList<Link> NothingAgreed);

    public async Task<Due> Read(Actor actor, CancellationToken stop)
    {
        if (actor.Person is not { } person)
            return new Due([], 0, [], []);
        var chain = actor.Chain;
        var mine = chain.Links.Where(link => link.CoversDay(actor.Today) && chain.Directory.AnswersFor(person.Id, chain.ProviderOf(link), actor.Today)).ToList();
        var ids = mine.Select(link => link.Id).ToList();
        var quarter = Period.Containing(PeriodKind.Quarter, actor.Today);
        await using var db = await databases.CreateDbContextAsync(stop);
        var bads = db.Ratings.AsNoTracking()
            .Where(rating => ids.Contains(rating.LinkId) && rating.Day >= quarter.Start && rating.RecoveredAt == null && rating.WithdrawnAt == null
                && ((rating.Scale == 2 && rating.Level == 1) || (rating.Scale == 5 && rating.Level <= 2)));
        var ratings = await bads.OrderByDescending(rating => rating.At).Take(MostBads).ToListAsync(stop);
        var badsInAll = ratings.Count < MostBads ? ratings.Count : await bads.CountAsync(stop);
        var open = await db.Expectations.AsNoTracking().Where(e => e.ProviderSignedAt == null || e.CustomerSignedAt == null).ToListAsync(stop);
        var agreed = await db.Expectations.AsNoTracking().Select(e => e.LinkId).Distinct().ToListAsync(stop);
        return new Due(
            [.. ratings.Select(rating => new StandingBad(rating, chain.Link(rating.LinkId)!))],
            badsInAll,
            [.. open.Select(e => (e, chain.Link(e.LinkId)!)).Where(pair => Wants(pair.e, pair.Item2, person.Id, actor))],
            [.. mine.Where(link => !agreed.Contains(link.Id) && chain.Directory.ManagerOf(chain.ProviderOf(link), actor.Today)?.Id == person.Id)]);
    }

    private static bool Wants(Expectation expectation, Link link, Guid person, Actor actor) =>
        (expectation.ProviderSignedAt is null && ChainAccess.MaySign(actor.Chain, link, LinkSide.Provider, person, actor.Today))
        || (expectation.CustomerSignedAt is null && ChainAccess.MaySign(actor.Chain, link, LinkSide.Customer, person, actor.Today));
}
