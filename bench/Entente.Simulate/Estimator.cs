using Entente.Scoring;
using Entente.Scoring.Crossed;

namespace Entente.Simulate;

/// <summary>What is known before a period begins: the company's index and every rater's severity, both of the closed period before.</summary>
public sealed record Before(double Middle, IReadOnlyList<double> Severity);

/// <summary>A figure for one provider, in points of 1 to 5.</summary>
public sealed record Estimator(string Name, Func<Answers, int, Before, double> Of)
{
    private const double L = 0.1;

    /// <summary>Those that are compared; ours come last.</summary>
    public static readonly IReadOnlyList<Estimator> All =
    [
        new("plain mean", (answers, provider, _) => answers.Of(provider) is var cells ? (double)cells.Sum(cell => cell.Points) / cells.Sum(cell => cell.Number) : 0),
        new("equal-vote mean", (answers, provider, _) => answers.Of(provider).Average(cell => cell.Mean)),
        new("equal-vote median", (answers, provider, _) => Median([.. answers.Of(provider).Select(cell => cell.Mean)])),
        new("BLUP of the crossed model", (answers, provider, _) => Blup(answers, provider)),
        new("Solidago QrMed, L = 0.1", (answers, provider, _) => Voting(answers, provider, Solidago.QrMedian)),
        new("Solidago LrMean, L = 0.1", (answers, provider, _) => Voting(answers, provider, Solidago.LrMean)),
        new("robust index", (answers, provider, before) => Index(answers.Votes(provider, null), before)),
        new("robust index, severity-adjusted votes", (answers, provider, before) => Index(answers.Votes(provider, before.Severity), before)),
    ];

    /// <summary>What a closed period tells the next one.</summary>
    public static Before Calibrate(Answers earlier)
    {
        var fit = Fit(earlier);
        var severity = new double[Panel.Raters];
        for (var rater = 0; rater < severity.Length; rater++)
            severity[rater] = fit.Random[0].Means[rater];
        var first = new IndexRule();
        var indices = Enumerable.Range(0, Panel.Providers).Select(provider => RobustIndex.Of(earlier.Votes(provider, null), first)).OfType<RobustIndex>().ToList();
        return new Before(indices.Count == 0 ? first.Middle : indices.Average(index => index.Value), severity);
    }

    private static double Index(Vote[] votes, Before before) => RobustIndex.Of(votes, new IndexRule(before.Middle)) is RobustIndex index ? 1 + 4 * index.Value : double.NaN;

    /// <summary>Values count from the middle of the scale, as Solidago's default of 0 is its "don't know".</summary>
    private static double Voting(Answers answers, int provider, Func<double, IReadOnlyList<double>, IReadOnlyList<double>, double> of)
    {
        var values = answers.Of(provider).Select(cell => cell.Mean - 3).ToArray();
        return 3 + of(L, values, [.. values.Select(_ => 1.0)]);
    }

    private static double Blup(Answers answers, int provider)
    {
        var fit = Fit(answers);
        return fit.Fixed[0].Estimate + fit.Random[1].Means[provider];
    }

    private static LinearFit Fit(Answers answers)
    {
        var (response, raters, providers) = (new List<double>(), new List<int>(), new List<int>());
        foreach (var cell in answers.Cells)
        {
            for (var level = 0; level < 5; level++)
            {
                for (var i = 0; i < cell.Counts[level]; i++)
                {
                    response.Add(level + 1);
                    raters.Add(cell.Rater);
                    providers.Add(cell.Provider);
                }
            }
        }

        return (LinearFit)LinearModel.Fit(new LinearProblem(response, [FixedColumn.Intercept(response.Count)], [new Grouping("rater", raters, Panel.Raters), new Grouping("provider", providers, Panel.Providers)]));
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }
}
