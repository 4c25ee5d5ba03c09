using System.Globalization;
using Entente.Scoring.Signs;

namespace Entente.Simulate;

/// <summary>How often signs accuse honest companies, and how often they find each kind of attack by its strength.</summary>
public static class SignStudy
{
    private const int Honest = 200, Attacked = 40;

    /// <summary>The level of each test of fear, corrected over the company's units; grudges and rings stand for two periods at 0.05 instead. With both, all together stay below one honest company in twenty.</summary>
    public const double Level = 0.01;

    /// <summary>Prints false alarms and power, and draws the chart where a file is named; 1 where more than one honest company in twenty has an alarm.</summary>
    public static int Run(string? chart)
    {
        var share = FalseAlarms();
        var power = Power();
        Console.WriteLine("| attack | strength | found |\n| --- | --- | --- |");
        foreach (var bar in power)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {bar.Attack} | {bar.Strength} | {bar.Found * 100:0} % |"));
        if (chart is not null)
            File.WriteAllText(chart, PowerChart.Draw(power));
        return share < 0.05 ? 0 : 1;
    }

    private static double FalseAlarms()
    {
        var alarms = new bool[Honest, 6];
        var (cells, flags) = (new int[Honest], new int[Honest]);
        Parallel.For(0, Honest, i =>
        {
            var company = new SignCompany(10_000 + i);
            var grudges = Families.Grudges(company, i);
            (cells[i], flags[i]) = (company.Period().Length, grudges.Count);
            var draws = new Draws(20_000 + i);
            alarms[i, 0] = grudges.Count > 0;
            alarms[i, 1] = Families.Rings(new SignCompany(30_000 + i), i).Count > 0;
            alarms[i, 2] = Families.Uncomplained(draws, 0).Any(q => q <= Level);
            alarms[i, 3] = Families.Ceilings(draws, 0).Any(q => q <= Level);
            alarms[i, 4] = Families.OpenAboveSealed(draws, 0, i).Any(q => q <= Level);
            alarms[i, 5] = Families.Volume(draws, 1) < VolumeTest.Level;
        });
        string[] names = ["grudge or favour, two periods running", "ring, two periods running", "fear: broken promises nobody complained of", "fear: a ceiling (never shown alone)", "fear: open above sealed", "volume"];
        Console.WriteLine($"{Honest} honest companies:\n\n| sign | companies with an alarm |\n| --- | --- |");
        for (var family = 0; family < names.Length; family++)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {names[family]} | {Enumerable.Range(0, Honest).Count(i => alarms[i, family])} |"));
        // A ceiling alone is never shown.
        var any = Enumerable.Range(0, Honest).Count(i => Enumerable.Range(0, names.Length).Any(family => family != 3 && alarms[i, family])) / (double)Honest;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| any that is shown | {any * 100:0.0} % |\n\nGrudges and favours: {flags.Sum()} flags in {cells.Sum()} cells, {3000.0 * flags.Sum() / cells.Sum():0.00} in 3,000 (goal: at most 0.2).\n"));
        return any;
    }

    private static IReadOnlyList<PowerBar> Power() =>
    [
        .. new[] { ("all ones", -2.0), ("2 points lower", -0.5), ("1.5 points lower", -0.375) }.Select(grudge => Of("grudge, 5 answers and more", grudge.Item1, i =>
        {
            var company = new SignCompany(40_000 + i);
            var cell = company.Period().First(one => one.Answers >= 5);
            return Families.Grudges(company, i, (rater, provider) => (rater, provider) == (cell.Rater, cell.Provider) ? grudge.Item2 : 0)
                .Any(sign => (sign.Cell.Rater, sign.Cell.Provider) == (cell.Rater, cell.Provider) && sign.Residual < 0);
        })),
        .. new[] { ("0.5 points higher", 0.125), ("1 point higher", 0.25) }.Select(ring => Of("ring of two units", ring.Item1, i => Found(new SignCompany(50_000 + i), i, ring.Item2, [2, 5]))),
        .. new[] { ("0.75 points higher", 0.1875), ("1 point higher", 0.25), ("1.5 points higher", 0.375) }.Select(ring => Of("ring of three units", ring.Item1, i => Found(new SignCompany(60_000 + i), i, ring.Item2, [1, 4, 7]))),
        .. new[] { 0.3, 0.5 }.Select(silenced => Of("fear: broken promises, 60", Percent(silenced) + " silenced", i => Families.Uncomplained(new Draws(70_000 + i), silenced)[0] <= Level)),
        .. new[] { 0.2, 0.4 }.Select(silenced => Of("fear: ceiling, 15 raters of 20 answers", Percent(silenced) + " silenced", i => Families.Ceilings(new Draws(80_000 + i), silenced)[0] <= Level)),
        .. new[] { 0.1, 0.2 }.Select(gap => Of("fear: open above sealed, 80 each", Percent(gap) + " apart", i => Families.OpenAboveSealed(new Draws(90_000 + i), gap, i)[0] <= Level)),
        .. new[] { 3, 5, 10 }.Select(times => Of("volume", $"{times} times as busy", i => Families.Volume(new Draws(100_000 + i), times) < VolumeTest.Level)),
    ];

    private static bool Found(SignCompany company, int seed, double higher, IReadOnlyList<int> units) =>
        Families.Rings(company, seed, (rater, provider) => units.Any(one => rater / 8 == one && company.UnitOf[provider] == units[(units.ToList().IndexOf(one) + 1) % units.Count]) ? higher : 0)
            .Any(sign => sign.Units.SequenceEqual(units));

    private static string Percent(double part) => string.Create(CultureInfo.InvariantCulture, $"{part * 100:0} %");

    private static PowerBar Of(string attack, string strength, Func<int, bool> found)
    {
        var hits = new bool[Attacked];
        Parallel.For(0, Attacked, i => hits[i] = found(i));
        return new PowerBar(attack, strength, hits.Count(hit => hit) / (double)Attacked);
    }
}
