using Entente.Domain.Kernel;
using Entente.Scoring;
using Entente.Scoring.Crossed;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Scorecards.Adjusted;

/// <summary>
/// Fits what units would get from raters neither strict nor lenient, over the last 24 months (scoring.md, "Severity-adjusted figure"). Every run is kept with its day, so that a figure that was shown
/// stays what it was; severities of raters are kept of the newest run alone.
/// </summary>
public sealed class FitAdjusted(IDbContextFactory<EntenteDb> databases, Snapshots snapshots, TimeProvider clock)
{
    /// <summary>Fewer raters than this have no figure, as with the index.</summary>
    public const int FewestRaters = 5;

    private const int Months = 24;

    public async Task<Outcome<AdjustedRun>> Run(CancellationToken stop)
    {
        var chain = await snapshots.Read(stop);
        await using var db = await databases.CreateDbContextAsync(stop);
        var now = clock.Now();
        var to = chain.Directory.DayOf(now);
        var answers = await AnswerTable.Read(db, chain, to.AddMonths(-Months), to, stop);
        if (answers.Raters.Count < FewestRaters || answers.Providers.Count < 2)
            return new TooFewToAdjust(answers.Raters.Count, answers.Providers.Count);
        if (LinearModel.Fit(answers.Problem(), stop) is not LinearFit fit)
            return new TooFewToAdjust(answers.Raters.Count, answers.Providers.Count);

        var run = new AdjustedRun
        {
            Id = Guid.CreateVersion7(now),
            At = now,
            From = to.AddMonths(-Months),
            To = to,
            Ratings = answers.Rows,
            Raters = answers.Raters.Count,
            RaterSd = fit.Random[0].Sd,
            ProviderSd = fit.Random[1].Sd,
            CustomerSd = fit.Random.Count > 2 ? fit.Random[2].Sd : 0,
            AnswerSd = fit.ResidualSd,
        };
        db.Add(run);
        db.AddRange(Units(run.Id, answers, fit));
        db.AddRange(Raters(run.Id, answers, fit));
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Set<AdjustedRater>().ExecuteDeleteAsync(stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return run;
    }

    private static IEnumerable<AdjustedUnit> Units(Guid run, AnswerTable answers, LinearFit fit)
    {
        var mean = fit.Fixed[0].Estimate + (fit.Fixed.Count > 1 ? answers.ShareOnTwo * fit.Fixed[1].Estimate : 0);
        var rows = answers.ProviderOf.Zip(answers.RaterOf).GroupBy(row => row.First, row => row.Second).ToDictionary(group => group.Key, group => (Count: group.Count(), Raters: group.Distinct().Count()));
        var effect = fit.Random[1];
        for (var provider = 0; provider < answers.Providers.Count; provider++)
        {
            if (rows[provider].Raters < FewestRaters)
                continue;
            // The mean is estimated too; leaving out that it is so against the effects makes the interval rather too wide, and one of width 0 impossible.
            double value = mean + effect.Means[provider], half = Wilson.Z95 * double.Hypot(effect.Sds[provider], fit.Fixed[0].StandardError);
            yield return new AdjustedUnit
            {
                RunId = run,
                UnitId = answers.Providers.Ids[provider],
                Value = Math.Clamp(value, 0, 1),
                Low = Math.Clamp(value - half, 0, 1),
                High = Math.Clamp(value + half, 0, 1),
                Ratings = rows[provider].Count,
                Raters = rows[provider].Raters,
            };
        }
    }

    private static IEnumerable<AdjustedRater> Raters(Guid run, AnswerTable answers, LinearFit fit)
    {
        var counts = answers.RaterOf.CountBy(rater => rater).ToDictionary();
        var effect = fit.Random[0];
        for (var rater = 0; rater < answers.Raters.Count; rater++)
        {
            double severity = effect.Means[rater], half = Wilson.Z95 * effect.Sds[rater];
            yield return new AdjustedRater { RunId = run, RaterId = answers.Raters.Ids[rater], Severity = severity, Low = severity - half, High = severity + half, Ratings = counts[rater] };
        }
    }
}
