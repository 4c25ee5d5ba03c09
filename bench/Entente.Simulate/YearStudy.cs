using System.Globalization;

namespace Entente.Simulate;

/// <summary>One rater, then a tenth of all raters, lying for a year: how far published figures move beside what is printed, and how far a plain mean does.</summary>
public static class YearStudy
{
    private const int Worlds = 200;

    /// <summary>Prints both tables; 1 where a figure moved beyond its bound.</summary>
    public static int Run()
    {
        var beyond = 0;
        foreach (var (title, share) in new[] { ("About 105 raters a provider", 0.35), ("About 15 raters a provider", 0.05) })
        {
            Console.WriteLine($"### {title}\n\n| who lies, and how | satisfied share | robust index | long-term figure | plain mean of all answers |\n| --- | --- | --- | --- | --- |");
            foreach (var isRing in new[] { false, true })
            {
                foreach (var lie in Enum.GetValues<YearAttack.Lie>().Where(lie => !isRing || lie is not YearAttack.Lie.Silence))
                    beyond += Row(isRing, lie, share);
            }

            Console.WriteLine();
        }

        Console.WriteLine(beyond == 0 ? "No published figure moved beyond its bound." : $"{beyond} published figures moved beyond their bound.");
        return beyond == 0 ? 0 : 1;
    }

    private static int Row(bool isRing, YearAttack.Lie lie, double share)
    {
        var outcomes = new YearAttack.Outcome?[Worlds];
        Parallel.For(0, Worlds, i => outcomes[i] = YearAttack.Of(700_000 + i, share, isRing, lie));
        var all = outcomes.OfType<YearAttack.Outcome>().ToList();
        IReadOnlyList<List<YearAttack.Move>> figures = [[.. all.Select(one => one.Share).OfType<YearAttack.Move>()], [.. all.Select(one => one.Index).OfType<YearAttack.Move>()], [.. all.Select(one => one.LongTerm).OfType<YearAttack.Move>()]];
        var who = isRing ? "a tenth of all raters, a whole department" : "one rater";
        var how = lie switch { YearAttack.Lie.Ones => "nothing but ones, ten times as often", YearAttack.Lie.Fives => "nothing but fives, ten times as often", _ => "takes everything back" };
        var plain = string.Create(CultureInfo.InvariantCulture, $"{all.Average(one => one.PlainMean) * 100:0.0} ({all.Max(one => one.PlainMean) * 100:0.0})");
        Console.WriteLine($"| {who}: {how} | {string.Join(" | ", figures.Select(Told))} | {plain} |");
        return figures.Sum(moves => moves.Count(move => move.Is > move.Bound + 1e-12));
    }

    private static string Told(List<YearAttack.Move> moves) => moves.Count == 0
        ? "none"
        : string.Create(CultureInfo.InvariantCulture, $"{moves.Average(move => move.Is) * 100:0.0} ({moves.Max(move => move.Is) * 100:0.0}) of {moves.Average(move => move.Bound) * 100:0.0}");
}
