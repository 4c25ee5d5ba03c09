using System.Globalization;
using Entente.Domain.Fairness;

namespace Entente.Simulate;

/// <summary>How many honest companies the whole fairness page accuses of anything: all signs together, with the spread learned from the company's own answers.</summary>
public static class PageStudy
{
    private const int Honest = 200;

    /// <summary>Prints the false alarms of each kind; 1 where more than one honest company in twenty has any.</summary>
    public static int Run()
    {
        var found = new SignFindings[Honest];
        Parallel.For(0, Honest, i => found[i] = SignSearch.Of(new RatedCompany(500_000 + i).Question()));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Honest} honest companies; on average {found.Average(one => one.Raters):0} raters, {found.Average(one => one.Cells):0} cells, {found.Average(one => one.Answers):0} open answers and {found.Average(one => one.Breaches):0} broken promises that were answered.\n"));
        Console.WriteLine("| sign on the page | companies with one |\n| --- | --- |");
        foreach (var kind in Enum.GetValues<SignKind>())
            Console.WriteLine($"| {kind} | {found.Count(one => one.Signs.Any(sign => sign.Kind == kind))} |");
        var any = found.Count(one => one.Signs.Count > 0) / (double)Honest;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| any | {any * 100:0.0} % |\n"));
        return any < 0.05 ? 0 : 1;
    }
}
