namespace Entente.Simulate;

/// <summary>
/// A company whose raters judge each other's departments on five points: answer = round(mu + severity of the rater + quality of the provider + liking between the
/// provider and the rater's department + noise), cut to 1..5. The sds are those that the crossed model found in 73,421 real ratings (InstEval).
/// </summary>
public sealed class Panel
{
    public const double Mean = 3.6, RaterSd = 0.5, ProviderSd = 0.51, LikingSd = 0.11, NoiseSd = 1.0;
    public const int Raters = 300, Providers = 30, Departments = 10;

    /// <summary>Answers beyond the first that a rater gives a provider in a period, on average.</summary>
    private const double FurtherAnswers = 3;

    private readonly double[] severity, quality;
    private readonly double[,] liking;
    private readonly Draws draws;
    private readonly double share;

    /// <param name="seed">Everything follows from it.</param>
    /// <param name="share">The part of all raters who rate a provider: 0.35 for about 105 a provider, 0.05 for about 15.</param>
    public Panel(int seed, double share)
    {
        (draws, this.share) = (new Draws(seed), share);
        severity = [.. Enumerable.Range(0, Raters).Select(_ => RaterSd * draws.Normal())];
        quality = [.. Enumerable.Range(0, Providers).Select(_ => ProviderSd * draws.Normal())];
        liking = new double[Providers, Departments];
        for (var provider = 0; provider < Providers; provider++)
            for (var department = 0; department < Departments; department++)
                liking[provider, department] = LikingSd * draws.Normal();
        Truth = [.. Enumerable.Range(0, Providers).Select(TrueValue)];
    }

    /// <summary>For each provider what an endless number of raters would say on average, in points of 1 to 5.</summary>
    public IReadOnlyList<double> Truth { get; }

    /// <summary>The department in which a rater works.</summary>
    public static int DepartmentOf(int rater) => rater % Departments;

    /// <summary>Everybody's honest answers of one period.</summary>
    public Answers Period()
    {
        var cells = new List<Cell>();
        for (var provider = 0; provider < Providers; provider++)
        {
            for (var rater = 0; rater < Raters; rater++)
            {
                if (draws.Uniform() >= share)
                    continue;
                var counts = new int[5];
                for (var left = 1 + draws.Poisson(FurtherAnswers); left > 0; left--)
                    counts[Level(Mean + severity[rater] + quality[provider] + liking[provider, DepartmentOf(rater)] + NoiseSd * draws.Normal()) - 1]++;
                cells.Add(new Cell(rater, provider, counts));
            }
        }

        return new Answers(cells);
    }

    private static int Level(double latent) => (int)Math.Clamp(Math.Round(latent), 1, 5);

    /// <summary>The mean of the cut and rounded normal, over severities and noise, with the provider's mean liking.</summary>
    private double TrueValue(int provider)
    {
        var centre = Mean + quality[provider] + Enumerable.Range(0, Departments).Average(department => liking[provider, department]);
        var sd = Math.Sqrt(RaterSd * RaterSd + NoiseSd * NoiseSd);
        // 1 plus the chance of lying above each of the four borders.
        return 1 + Enumerable.Range(1, 4).Sum(step => Scoring.Signs.Tails.NormalAbove((step + 0.5 - centre) / sd));
    }
}
