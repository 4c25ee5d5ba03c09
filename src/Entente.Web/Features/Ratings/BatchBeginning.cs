using System.Data.Common;
using Entente.Domain.Chain;
using Entente.Domain.Ratings;
using Entente.Web.Data;

namespace Entente.Web.Features.Ratings;

/// <summary>
/// How a batch of commands begins: its transaction, what is so within it, and those open ratings of occasions that nobody rated yet, which nearly all are, written together before anything else.
/// </summary>
internal sealed class BatchBeginning(HotPath values, Snapshots snapshots, RatingStatements statements)
{
    /// <summary>How the standard's codes of broken constraints begin.</summary>
    private const string BrokenConstraint = "23";

    /// <param name="Transaction">The transaction, which whoever began disposes.</param>
    /// <param name="Stamp">The snapshot's stamp; nobody raises it before the transaction is over.</param>
    /// <param name="Chain">The snapshot.</param>
    /// <param name="Now">When all of it is recorded: later than what the audit chain attests already, even by a clock that was set back.</param>
    /// <param name="Written">The ratings that stand already, each with its command's place in the batch.</param>
    public sealed record Begun(DbTransaction Transaction, long Stamp, SupplyChain Chain, DateTimeOffset Now, IReadOnlyList<(int Place, NewRating Rating)> Written);

    public async Task<Begun> Begin(IReadOnlyList<RatingCommand> commands, DateTimeOffset now, CancellationToken stop)
    {
        var drafts = commands.Select(command => command is RatingCommand.Record { Draft: var draft } ? draft : null).ToList();
        var ids = drafts.Select(draft => draft?.Id).OfType<Guid>().Distinct().ToList();
        // A key that is known must be found before its rating is written again.
        if (!values.AnswersAtOnce && ids.Count == 0 && snapshots.Latest is var (chain, stamp) && await InOneWay(drafts, chain, stamp, now, stop) is { } begun)
            return begun;
        return await StepByStep(drafts, ids, now, stop);
    }

    /// <summary>
    /// Asks and writes on one way there and back, by the snapshot that was known last. Where that is no longer the one that holds, nothing has happened: null.
    /// </summary>
    private async Task<Begun?> InOneWay(IReadOnlyList<RatingDraft?> drafts, SupplyChain chain, long stamp, DateTimeOffset now, CancellationToken stop)
    {
        var candidates = NewRating.Among(drafts, new HashSet<Guid>(), chain, now);
        if (candidates.Count == 0)
            return null;
        var transaction = statements.Begin();
        try
        {
            var (stamps, written) = await statements.StampsAndInsert(InOrder(candidates), now, stop);
            if (stamps.Snapshot == stamp && now.ToUnixTimeMilliseconds() > stamps.Attested)
                return new Begun(transaction, stamp, chain, now, Among(candidates, written));
        }
        catch (DbException fault) when (fault.SqlState?.StartsWith(BrokenConstraint, StringComparison.Ordinal) is true)
        {
            // What was known last names something that is gone.
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }

        // Takes back what was written.
        await transaction.DisposeAsync();
        return null;
    }

    private async Task<Begun> StepByStep(IReadOnlyList<RatingDraft?> drafts, IReadOnlyList<Guid> ids, DateTimeOffset now, CancellationToken stop)
    {
        var transaction = statements.Begin();
        try
        {
            var (stamp, attested) = await statements.Stamps(stop);
            if (now.ToUnixTimeMilliseconds() <= attested)
                now = DateTimeOffset.FromUnixTimeMilliseconds(attested + 1);
            var chain = await snapshots.Read(stamp, stop);
            var candidates = NewRating.Among(drafts, await statements.Known(ids, stop), chain, now);
            return new Begun(transaction, stamp, chain, now, Among(candidates, await statements.Insert(InOrder(candidates), now, stop)));
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }

    private static List<(int Place, NewRating Rating)> Among(List<(int Place, NewRating Rating)> candidates, IReadOnlySet<Guid> written) => candidates.FindAll(one => written.Contains(one.Rating.Id));

    /// <summary>In one order everywhere, so that two nodes never wait for each other; of two of one occasion the first stays first.</summary>
    private static List<NewRating> InOrder(List<(int Place, NewRating Rating)> candidates) =>
        [.. candidates.Select(one => one.Rating).OrderBy(one => (one.Draft.RaterId, one.Draft.LinkId)).ThenBy(one => one.Occasion, StringComparer.Ordinal)];
}
