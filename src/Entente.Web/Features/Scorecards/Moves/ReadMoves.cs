using Entente.Domain.Fairness;
using Entente.Domain.Kernel;
using Entente.Domain.Scorecards;
using Entente.Scoring;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Scorecards.Moves;

/// <summary>For every unit of a closed quarter its published figures, the largest change that any one rater made to each, and the bound that is printed beside it. No names.</summary>
public sealed class ReadMoves(IDbContextFactory<EntenteDb> databases)
{
    /// <param name="UnitId">The unit.</param>
    /// <param name="Card">What was published.</param>
    /// <param name="Raters">How many raters were measured.</param>
    /// <param name="Share">The largest change of the satisfied share by one of them.</param>
    /// <param name="Index">The same of the index.</param>
    /// <param name="LongTerm">The same of the long-term figure, over all its quarters together.</param>
    public sealed record Row(Guid UnitId, Scorecard Card, int Raters, double? Share, double? Index, double? LongTerm)
    {
        /// <summary>Whether every change stayed within its printed bound.</summary>
        public bool IsWithin => Fits(Share, Card.Share.Bound) && Fits(Index, Card.Index?.Bound) && Fits(LongTerm, Card.LongTerm?.Bound);

        // Sums in another order differ in their last bits.
        private static bool Fits(double? move, double? bound) => move is null || move <= bound + 1e-9;
    }

    /// <param name="Quarters">Closed quarters that were published, the latest first.</param>
    /// <param name="Quarter">The one that is shown; null where there is none.</param>
    /// <param name="Rows">Its units.</param>
    public sealed record Page(IReadOnlyList<Period> Quarters, Period? Quarter, IReadOnlyList<Row> Rows);

    public async Task<Outcome<Page>> Read(string? code, Actor actor, CancellationToken stop)
    {
        if (actor.Person is not { } person || !FairnessAccess.MayRead(actor.Directory, person.Id))
            return new NotAllowed();
        await using var db = await databases.CreateDbContextAsync(stop);
        var quarters = (await db.Set<ScorecardRow>().AsNoTracking().Where(row => row.FrozenAt != null).Select(row => row.Period).Distinct().ToListAsync(stop))
            .Select(Period.Parse).Where(period => period.Kind is PeriodKind.Quarter).OrderDescending().ToList();
        Period? wanted = Period.TryParse(code, out var asked) && quarters.Contains(asked) ? asked : quarters.Count > 0 ? quarters[0] : null;
        if (wanted is not { } quarter)
            return new Page(quarters, null, []);
        var cards = (await db.Set<ScorecardRow>().AsNoTracking().Where(row => row.FrozenAt != null).ToListAsync(stop)).Where(row => Period.Parse(row.Period).Kind is PeriodKind.Quarter)
            .Select(row => ScorecardJson.Read(row.Document)).ToLookup(card => card.UnitId);
        var moves = (await db.Set<MadeMove>().AsNoTracking().ToListAsync(stop)).ToLookup(move => move.UnitId);
        return new Page(quarters, quarter,
        [
            .. from unit in actor.Directory.Units
               let card = cards[unit.Id].FirstOrDefault(card => card.Period == quarter.ToString())
               where card is not null
               let own = moves[unit.Id].Where(move => move.Period == card.Period).ToList()
               select new Row(unit.Id, card, own.Count, own.Max(move => move.Share), own.Max(move => move.Index), card.LongTerm is null ? null : LongTermOf(quarter, [.. cards[unit.Id]], [.. moves[unit.Id]])),
        ]);
    }

    /// <summary>What one rater changed in each quarter adds up with the quarters' weights; taken as if all of it went one way, it is rather too much than too little.</summary>
    private static double? LongTermOf(Period quarter, List<Scorecard> cards, List<MadeMove> moves)
    {
        var weights = cards.Where(card => card.Index is not null).Select(card => (card.Period, Weight: WeightOf(quarter, card))).Where(pair => pair.Weight > 0).ToDictionary(pair => pair.Period, pair => pair.Weight);
        var total = weights.Values.Sum();
        return total == 0 ? null : moves.Where(move => move.Index is not null && weights.ContainsKey(move.Period)).GroupBy(move => move.RaterId)
            .Select(rater => (double?)rater.Sum(move => weights[move.Period] * move.Index!.Value) / total).Max();
    }

    private static double WeightOf(Period quarter, Scorecard card)
    {
        var of = Period.Parse(card.Period);
        var age = (((quarter.Year - of.Year) * 12) + quarter.Start.Month - of.Start.Month) / 3;
        return age < 1 ? 0 : LongTerm.WeightOf(card.Votes, age - 1);
    }
}
