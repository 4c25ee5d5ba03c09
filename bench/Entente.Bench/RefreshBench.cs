using System.Diagnostics;
using System.Globalization;
using Entente.Scoring.Crossed;

namespace Entente.Bench;

/// <summary>How long conditional means take at the parameters of an earlier fit, beside the fit: one row in a hundred is new. Prints both in seconds.</summary>
internal static class RefreshBench
{
    private const int Runs = 5;

    public static int Run(string[] numbers)
    {
        var rows = CrossedRatings.Draw(numbers).ToArray();
        var now = Problem(rows, numbers);
        var before = Problem(rows[..(rows.Length / 100 * 99)], numbers);
        if (LinearModel.Fit(before) is not LinearFit earlier || LinearModel.Fit(now) is not LinearFit)
            return 1;
        var (fits, refreshes) = (new List<double>(), new List<double>());
        for (int run = 0; run < Runs; run++)
        {
            fits.Add(Seconds(() => LinearModel.Fit(now)));
            refreshes.Add(Seconds(() => ConditionalMeans.Refresh(now, earlier)));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Median(fits):0.0000} {Median(refreshes):0.0000}"));
        return 0;
    }

    private static LinearProblem Problem((int Rater, int Provider, int Department, int Value)[] rows, string[] numbers) => new(
        [.. rows.Select(row => (double)row.Value)],
        [FixedColumn.Intercept(rows.Length)],
        [
            new("rater", rows.Select(row => row.Rater).ToArray(), int.Parse(numbers[1], CultureInfo.InvariantCulture)),
            new("provider", rows.Select(row => row.Provider).ToArray(), int.Parse(numbers[2], CultureInfo.InvariantCulture)),
        ]);

    private static double Seconds(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalSeconds;
    }

    private static double Median(List<double> seconds) => seconds.Order().ElementAt(seconds.Count / 2);
}
