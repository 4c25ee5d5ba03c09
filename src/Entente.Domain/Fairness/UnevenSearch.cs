using Entente.Scoring.Crossed;
using Entente.Scoring.Signs;

namespace Entente.Domain.Fairness;

/// <summary>Looks for grudges, favours and rings: raters and units that treat some unlike all others.</summary>
internal sealed class UnevenSearch
{
    private const int FewestRaters = 5;

    private readonly SignQuestion question;
    private readonly Dictionary<Guid, RatedService> services;
    private readonly Numbers raters;
    private readonly Numbers providers;
    private readonly Numbers units;

    private UnevenSearch(SignQuestion question)
    {
        this.question = question;
        services = question.Services.ToDictionary(service => service.Id);
        // Numbered by identity, so that the order in which rows come decides nothing.
        raters = new(question.LongTime.Concat(question.Before).Concat(question.Now).Select(cell => cell.RaterId));
        providers = new(question.Services.Select(service => service.Id));
        units = new(question.Services.Select(service => service.UnitId).Concat(question.LongTime.Concat(question.Before).Concat(question.Now).Select(cell => cell.CustomerId)));
    }

    public sealed record Found(Spread? Spread, bool IsTooLarge, IReadOnlyList<FoundSign> Signs);

    public static Found Of(SignQuestion question, int draws, CancellationToken stop)
    {
        var search = new UnevenSearch(question);
        if (search.Learn(stop) is not { } spread)
            return new Found(null, false, []);
        if (question.Before.Count == 0 || question.Now.Count == 0)
            return new Found(spread, false, []);
        if (search.ColumnsOf(question.Before) > GrudgeTest.MostColumns || search.ColumnsOf(question.Now) > GrudgeTest.MostColumns)
            return new Found(spread, true, []);
        var (before, now) = (search.Cells(question.Before), search.Cells(question.Now));
        var steps = search.Steps();
        var seed = SignSearch.SeedOf(question);
        IReadOnlyList<CellSign> Tested(RatedCell[] cells, int from) => GrudgeTest.Of(cells, spread, steps, from, draws, stop);
        var cellsBefore = Tested(before, seed);
        var standing = Unshadowed(GrudgeTest.Standing(cellsBefore, Tested(now, seed + 1), SignSearch.StandingLevel), without => GrudgeTest.Standing(
            Tested([.. before.Where(without)], seed), Tested([.. now.Where(without)], seed + 1), SignSearch.StandingLevel));
        int[] unitOf = [.. Enumerable.Range(0, search.providers.Count).Select(provider => search.units.Of(search.services[search.providers.Id(provider)].UnitId))];
        var rings = RingTest.Standing(
            RingTest.Of(before, unitOf, spread, steps, seed + 2, draws, stop), RingTest.Of(now, unitOf, spread, steps, seed + 3, draws, stop), SignSearch.StandingLevel);
        IReadOnlyList<FoundSign> found = [.. rings.Select(search.Ring)];
        return new Found(spread, false, [.. found, .. search.Grudges(cellsBefore, standing, found)]);
    }

    /// <summary>
    /// Whoever hates one provider looks kind to all others, and makes colleagues look kind to it, because the hatred enters what is expected. So a sign with a heavier one the other way, of the same
    /// rater or on the same link, is tested again without the heavier ones, and kept where it still stands. Nothing is added, so no more honest raters are accused.
    /// </summary>
    private static IReadOnlyList<CellSign> Unshadowed(IReadOnlyList<CellSign> standing, Func<Func<RatedCell, bool>, IReadOnlyList<CellSign>> again)
    {
        var weights = standing.GroupBy(sign => (sign.Cell.Rater, Math.Sign(sign.Residual))).ToDictionary(group => group.Key, group => Math.Abs(group.Sum(sign => sign.Residual * sign.Cell.Answers)));
        double WeightOf(CellSign sign) => weights[(sign.Cell.Rater, Math.Sign(sign.Residual))];
        bool IsShadowed(CellSign sign) => standing.Any(other => Math.Sign(other.Residual) != Math.Sign(sign.Residual) && WeightOf(other) > WeightOf(sign)
            && (other.Cell.Rater == sign.Cell.Rater || (other.Cell.Provider, other.Cell.Customer) == (sign.Cell.Provider, sign.Cell.Customer)));
        var taken = standing.Where(sign => !IsShadowed(sign)).Select(sign => KeyOf(sign.Cell)).ToHashSet();
        if (taken.Count == standing.Count)
            return standing;
        var left = again(cell => !taken.Contains(KeyOf(cell))).Select(sign => (KeyOf(sign.Cell), Math.Sign(sign.Residual))).ToHashSet();
        return [.. standing.Where(sign => taken.Contains(KeyOf(sign.Cell)) || left.Contains((KeyOf(sign.Cell), Math.Sign(sign.Residual))))];
    }

    private static (int Rater, int Provider, int Customer) KeyOf(RatedCell cell) => (cell.Rater, cell.Provider, cell.Customer);

    /// <summary>The sds of rater, service, service by customer and answer, over the long time; null where there is too little.</summary>
    private Spread? Learn(CancellationToken stop)
    {
        List<double> values = [];
        List<int> raterOf = [], providerOf = [], customerOf = [];
        foreach (var cell in Ordered(question.LongTime))
        {
            for (var step = 0; step < cell.Levels.Count; step++)
            {
                for (var answer = 0; answer < cell.Levels[step]; answer++)
                {
                    values.Add(step / (cell.Levels.Count - 1.0));
                    raterOf.Add(raters.Of(cell.RaterId));
                    providerOf.Add(providers.Of(cell.ServiceId));
                    customerOf.Add(units.Of(cell.CustomerId));
                }
            }
        }

        if (raterOf.Distinct().Count() < FewestRaters || providerOf.Distinct().Count() < 2)
            return null;
        var provider = new Grouping("service", providerOf, providers.Count);
        var pair = Grouping.Interaction(provider, new Grouping("customer", customerOf, units.Count)).Factor;
        List<Grouping> random = [new Grouping("rater", raterOf, raters.Count), provider];
        // Where every service has one customer the pair is the service once more.
        if (pair.Levels > providerOf.Distinct().Count())
            random.Add(pair);
        return LinearModel.Fit(new LinearProblem(values, [FixedColumn.Intercept(values.Count)], random), stop) is LinearFit { ResidualSd: > 0 } fit
            ? new Spread(fit.Random[0].Sd, fit.Random[1].Sd, fit.Random.Count > 2 ? fit.Random[2].Sd : 0, fit.ResidualSd)
            : null;
    }

    private static IEnumerable<AnswerCell> Ordered(IEnumerable<AnswerCell> cells) => cells.OrderBy(cell => cell.RaterId).ThenBy(cell => cell.ServiceId).ThenBy(cell => cell.CustomerId);

    private int ColumnsOf(IReadOnlyList<AnswerCell> cells) => providers.Count + cells.Select(cell => (cell.ServiceId, cell.CustomerId)).Distinct().Count();

    private RatedCell[] Cells(IReadOnlyList<AnswerCell> cells) =>
        [.. Ordered(cells).Select(cell => new RatedCell(raters.Of(cell.RaterId), providers.Of(cell.ServiceId), units.Of(cell.CustomerId), cell.Answers, cell.Mean))];

    private AnswerSteps[] Steps()
    {
        var byScale = new Dictionary<int, AnswerSteps>();
        foreach (var scale in question.LongTime.GroupBy(cell => cell.Levels.Count))
            byScale[scale.Key] = new AnswerSteps([.. Enumerable.Range(0, scale.Key).Select(step => scale.Sum(cell => (long)cell.Levels[step]))]);
        return [.. Enumerable.Range(0, providers.Count).Select(provider => byScale.GetValueOrDefault(services[providers.Id(provider)].Scale) ?? byScale.Values.First())];
    }

    /// <summary>One sign a rater and unit, however many of its services they treat so; a favour that a ring explains belongs to the ring.</summary>
    private IEnumerable<FoundSign> Grudges(IReadOnlyList<CellSign> before, IReadOnlyList<CellSign> standing, IReadOnlyList<FoundSign> rings)
    {
        var praised = rings.SelectMany(ring => ring.UnitIds.Select((unit, i) => (Customer: unit, Provider: ring.UnitIds[(i + 1) % ring.UnitIds.Count]))).ToHashSet();
        var earlier = before.ToLookup(sign => KeyOf(sign.Cell));
        foreach (var group in standing.GroupBy(sign => (sign.Cell.Rater, Unit: UnitOf(sign), IsGrudge: sign.Residual < 0)))
        {
            if (!group.Key.IsGrudge && group.All(sign => praised.Contains((units.Id(sign.Cell.Customer), group.Key.Unit))))
                continue;
            var cells = group.ToList();
            IReadOnlyList<SignFact> facts =
            [
                .. cells.SelectMany(sign => earlier[KeyOf(sign.Cell)].Select(was => FactOf(was, question.Period.Previous.ToString()))
                    .Append(FactOf(sign, question.Period.ToString()))),
            ];
            var size = cells.Sum(sign => sign.Residual * sign.Cell.Answers) / cells.Sum(sign => sign.Cell.Answers);
            yield return new FoundSign(group.Key.IsGrudge ? SignKind.Grudge : SignKind.Favour, [group.Key.Unit], raters.Id(group.Key.Rater), size, cells.Min(sign => sign.P), cells.Min(sign => sign.Q), facts);
        }
    }

    private Guid UnitOf(CellSign sign) => services[providers.Id(sign.Cell.Provider)].UnitId;

    private SignFact FactOf(CellSign sign, string period) => new(
        period, providers.Id(sign.Cell.Provider), units.Id(sign.Cell.Customer), sign.Cell.Answers, sign.Cell.Answers, sign.Cell.Mean, Math.Clamp(sign.Cell.Mean - sign.Residual, 0, 1));

    private FoundSign Ring(RingSign ring)
    {
        Guid[] members = [.. ring.Units.Select(units.Id)];
        var facts = members.SelectMany((customer, i) => Edge(customer, members[(i + 1) % members.Length]));
        return new FoundSign(SignKind.Ring, members, null, ring.Strength, ring.P, ring.Q, [.. facts]);
    }

    /// <summary>How a customer unit of a ring rates the next one's services, and how all other customers do.</summary>
    private IEnumerable<SignFact> Edge(Guid customer, Guid provider)
    {
        foreach (var (cells, period) in new[] { (question.Before, question.Period.Previous), (question.Now, question.Period) })
        {
            foreach (var service in cells.Where(cell => services[cell.ServiceId].UnitId == provider).GroupBy(cell => cell.ServiceId).OrderBy(service => service.Key))
            {
                var own = service.Where(cell => cell.CustomerId == customer).ToList();
                var others = service.Where(cell => cell.CustomerId != customer).ToList();
                if (own.Count > 0)
                    yield return new SignFact(period.ToString(), service.Key, customer, own.Sum(cell => cell.Answers), own.Sum(cell => cell.Answers), MeanOf(own), others.Count > 0 ? MeanOf(others) : null);
            }
        }
    }

    private static double MeanOf(List<AnswerCell> cells) => cells.Sum(cell => cell.Mean * cell.Answers) / cells.Sum(cell => cell.Answers);

    /// <summary>Numbers from 0, in the order of identities.</summary>
    private sealed class Numbers
    {
        private readonly Guid[] ids;
        private readonly Dictionary<Guid, int> numbers;

        public Numbers(IEnumerable<Guid> of)
        {
            ids = [.. of.Distinct().Order()];
            numbers = ids.Select((id, number) => (id, number)).ToDictionary(pair => pair.id, pair => pair.number);
        }

        public int Count => ids.Length;

        public int Of(Guid id) => numbers[id];

        public Guid Id(int number) => ids[number];
    }
}
