using Entente.Domain.Fairness;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings;

namespace Entente.Simulate;

/// <summary>
/// A company over a year of quarters, as the fairness page sees it: units of raters, services of two and of five levels, promises that are
/// measured and broken now and then, some answers sealed. Everybody is honest: strict or kind, busy or not, fond of one service or another, annoyed by a broken promise.
/// </summary>
public sealed class RatedCompany
{
    public const int Units = 10, RatersOfUnit = 8, ServicesOfUnit = 3, Quarters = 4;

    private const double RaterSd = 0.12, ServiceSd = 0.10, LikingSd = 0.05, AnswerSd = 0.20, Middle = 0.72, SealedShare = 0.3;

    private readonly Draws draws;
    private readonly double[] severity;
    private readonly double[] eagerness;
    private readonly RatedService[] services;
    private readonly double[] quality;
    private readonly double[] broken;
    private readonly Dictionary<(int Service, int Unit), double> liking = [];
    private readonly List<(int Rater, int Service, double Rate)> habits = [];

    public RatedCompany(int seed)
    {
        draws = new Draws(seed);
        severity = [.. Enumerable.Range(0, Units * RatersOfUnit).Select(_ => RaterSd * draws.Normal())];
        eagerness = [.. severity.Select(_ => Math.Exp(0.4 * draws.Normal()))];
        // Every third service is rated good or bad, and every third lets raters seal; the others promise something that is measured.
        services = [.. Enumerable.Range(0, Units * ServicesOfUnit).Select(service => new RatedService(IdOf(2, service), IdOf(1, service / ServicesOfUnit), service % ServicesOfUnit == 0 ? 2 : 5, service % ServicesOfUnit != 1))];
        quality = [.. services.Select(_ => ServiceSd * draws.Normal())];
        broken = [.. services.Select(_ => 0.02 + 0.2 * draws.Uniform() * draws.Uniform())];
        for (var rater = 0; rater < severity.Length; rater++)
        {
            for (var service = 0; service < services.Length; service++)
            {
                if (service / ServicesOfUnit != rater / RatersOfUnit && draws.Uniform() < 0.6)
                    habits.Add((rater, service, (1 + 11 * draws.Uniform()) * eagerness[rater]));
            }
        }
    }

    /// <summary>What the search is asked about the last of the quarters.</summary>
    public SignQuestion Question()
    {
        var last = Period.Parse("2026-Q4");
        var periods = Enumerable.Range(0, Quarters).Select(back => Enumerable.Range(0, back).Aggregate(last, (period, _) => period.Previous)).Reverse().ToList();
        var quarters = periods.Select(Quarter).ToList();
        return new SignQuestion
        {
            Period = last,
            Services = services,
            LongTime = [.. quarters.SelectMany(quarter => quarter.Cells).GroupBy(cell => (cell.RaterId, cell.ServiceId, cell.CustomerId)).Select(Merged)],
            Before = quarters[^2].Cells,
            Now = quarters[^1].Cells,
            Promises = [.. quarters[^2].Promises, .. quarters[^1].Promises],
            Gaps = [.. quarters[^2].Gaps, .. quarters[^1].Gaps],
        };
    }

    private static AnswerCell Merged(IGrouping<(Guid Rater, Guid Service, Guid Customer), AnswerCell> cells) =>
        new(cells.Key.Rater, cells.Key.Service, cells.Key.Customer, [.. Enumerable.Range(0, cells.First().Levels.Count).Select(step => cells.Sum(cell => cell.Levels[step]))]);

    private static Guid IdOf(byte kind, int number) => new(number, 0, 0, kind, 0, 0, 0, 0, 0, 0, 0);

    private (List<AnswerCell> Cells, List<PromiseAnswer> Promises, List<OpenAndSealed> Gaps) Quarter(Period period)
    {
        var (cells, promises) = (new List<AnswerCell>(), new List<PromiseAnswer>());
        var votes = new Dictionary<(Guid Unit, int Scale, bool Sealed), List<double>>();
        foreach (var (rater, service, rate) in habits)
        {
            var (open, closed) = (new int[services[service].Scale], new int[services[service].Scale]);
            for (var left = draws.Poisson(rate); left > 0; left--)
            {
                var overrun = draws.Uniform() < broken[service] ? draws.Uniform() : 0;
                var level = LevelOf(rater, service, overrun);
                var isSealed = !services[service].IsOpen && draws.Uniform() < SealedShare;
                // One encounter in twelve is not answered; on a whim, not because of the promise.
                var isSilent = draws.Uniform() < 1 / 12.0;
                if (!isSilent)
                    (isSealed ? closed : open)[level - 1]++;
                promises.Add(new PromiseAnswer(services[service].Id, IdOf(1, rater / RatersOfUnit), period.ToString(), overrun, isSilent || isSealed ? null : Levels.Of(services[service].Scale, level)));
            }

            Keep(cells, votes, rater, service, open, false);
            Keep(cells, votes, rater, service, closed, true);
        }

        return (cells, promises, [.. votes.Keys.Select(key => (key.Unit, key.Scale)).Distinct().Select(key => new OpenAndSealed(
            key.Unit, period.ToString(), votes.GetValueOrDefault((key.Unit, key.Scale, false)) ?? [], votes.GetValueOrDefault((key.Unit, key.Scale, true)) ?? []))]);
    }

    private void Keep(List<AnswerCell> cells, Dictionary<(Guid, int, bool), List<double>> votes, int rater, int service, int[] levels, bool isSealed)
    {
        if (levels.Sum() == 0)
            return;
        var cell = new AnswerCell(IdOf(3, rater), services[service].Id, IdOf(1, rater / RatersOfUnit), levels);
        if (!isSealed)
            cells.Add(cell);
        if (services[service].IsOpen)
            return;
        var key = (services[service].UnitId, services[service].Scale, isSealed);
        if (!votes.TryGetValue(key, out var kept))
            votes[key] = kept = [];
        kept.Add(cell.Mean);
    }

    private int LevelOf(int rater, int service, double overrun)
    {
        if (!liking.TryGetValue((service, rater / RatersOfUnit), out var both))
            liking[(service, rater / RatersOfUnit)] = both = LikingSd * draws.Normal();
        var annoyance = overrun > 0 ? 0.2 + 0.2 * overrun : 0;
        var felt = Middle + severity[rater] + quality[service] + both + AnswerSd * draws.Normal() - annoyance;
        return services[service].Scale == 2 ? (felt < 0.4 ? 1 : 2) : 1 + Math.Clamp((int)Math.Round(felt * 4), 0, 4);
    }
}
