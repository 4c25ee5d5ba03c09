using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Scorecards;

/// <summary>The open votes behind a unit's robust index: with raters for HR, auditors and whoever answers for the unit, their spread for everybody else.</summary>
public sealed class ReadVotes(IDbContextFactory<EntenteDb> databases, Snapshots snapshots)
{
    public sealed record Row(Guid LinkId, Person? Rater, double Value);

    public async Task<IReadOnlyList<Row>> Read(Guid unit, Period period, Actor actor, CancellationToken stop)
    {
        var chain = await snapshots.Read(stop);
        await using var db = await databases.CreateDbContextAsync(stop);
        var links = ScorecardScope.LinksOf(chain, unit, period);
        // Of sealed votes there is nobody to name: they are in the batches (ReadReleased).
        var (votes, raters) = await new ComputeScorecard(db, chain).VotesOf(links, period, stop);
        var named = actor.MayReadAll || (actor.Person is { } person && chain.Directory.AnswersFor(person.Id, unit, actor.Today));
        return [.. votes.Select(vote => new Row(links[vote.Link].Id, named ? chain.Directory.Person(raters[vote.Rater]) : null, vote.Value)).OrderBy(row => row.Value).ThenBy(row => row.LinkId)];
    }
}
