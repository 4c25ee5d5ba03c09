using Entente.Scoring.Signs;

namespace Entente.Simulate;

/// <summary>A company that rates on five points: units of raters, each unit offering services, every unit a customer of most services of the others.</summary>
public sealed class SignCompany
{
    public static readonly Spread Sds = new(0.12, 0.10, 0.05, 0.20);

    private readonly Random random;
    private readonly double[] severity;
    private readonly double[] quality;
    private readonly Dictionary<(int, int), double> liking = [];
    private readonly List<(int Rater, int Provider, int Customer, int Answers)> design = [];

    public SignCompany(int seed, int units = 10, int ratersAUnit = 8, int servicesAUnit = 3)
    {
        random = new Random(seed);
        severity = [.. Enumerable.Range(0, units * ratersAUnit).Select(_ => Sds.Rater * Normal())];
        quality = [.. Enumerable.Range(0, units * servicesAUnit).Select(_ => Sds.Provider * Normal())];
        UnitOf = [.. Enumerable.Range(0, quality.Length).Select(service => service / servicesAUnit)];
        for (int rater = 0; rater < severity.Length; rater++)
        {
            for (int service = 0; service < quality.Length; service++)
            {
                if (UnitOf[service] != rater / ratersAUnit && random.NextDouble() < 0.6)
                    design.Add((rater, service, rater / ratersAUnit, 1 + random.Next(12)));
            }
        }
    }

    public IReadOnlyList<int> UnitOf { get; }

    public IReadOnlyList<AnswerSteps> Steps { get; private set; } = [];

    /// <summary>A period's cells: what is added to a cell's expectation is the attack.</summary>
    public RatedCell[] Period(Func<int, int, double>? attack = null)
    {
        var counts = new long[5];
        var cells = new List<RatedCell>();
        foreach (var (rater, service, customer, answers) in design)
        {
            if (!liking.TryGetValue((service, customer), out double both))
                liking[(service, customer)] = both = Sds.ProviderByCustomer * Normal();
            double sum = 0;
            for (int answer = 0; answer < answers; answer++)
            {
                double latent = 0.65 + severity[rater] + quality[service] + both + (attack?.Invoke(rater, service) ?? 0) + Sds.Answer * Normal();
                int step = Math.Clamp((int)Math.Round(latent * 4), 0, 4);
                counts[step]++;
                sum += step / 4.0;
            }

            cells.Add(new(rater, service, customer, answers, sum / answers));
        }

        Steps = [.. Enumerable.Repeat(new AnswerSteps(counts), quality.Length)];
        return [.. cells];
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
