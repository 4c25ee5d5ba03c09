using System.Globalization;
using Entente.Scoring.Crossed;

namespace Entente.Scoring.Tests.Crossed;

/// <summary>The lecture ratings beside the repository, as a problem to fit; level names of a factor are in order of number.</summary>
internal sealed class Lectures
{
    private static readonly Lazy<Lectures> Once = new(() => new Lectures(Reference.File("insteval.csv")));

    private readonly int[][] _columns;

    private Lectures(string file)
    {
        string[] lines = File.ReadAllLines(file);
        Header = lines[0].Split(',');
        _columns = [.. Header.Select((_, column) => lines.Skip(1).Select(line => int.Parse(line.Split(',')[column], CultureInfo.InvariantCulture)).ToArray())];
    }

    public static Lectures Read()
    {
        _ = Reference.File("insteval.csv");
        return Once.Value;
    }

    public string[] Header { get; }

    public int[] Column(string name) => _columns[Array.IndexOf(Header, name)];

    public double[] Response => [.. Column("y").Select(value => (double)value)];

    public FixedColumn Intercept => FixedColumn.Intercept(Response.Length);

    public FixedColumn Service => new("service1", [.. Column("service").Select(value => (double)value)]);

    public (Grouping Factor, string[] Names) Factor(string name)
    {
        if (name.Split(':') is [var left, var right])
        {
            var (a, b) = (Factor(left), Factor(right));
            var (factor, pairs) = Grouping.Interaction(a.Factor, b.Factor);
            return (factor, [.. pairs.Select(pair => $"{a.Names[pair.A]}:{b.Names[pair.B]}")]);
        }

        int[] values = Column(name);
        int[] levels = [.. values.Distinct().Order()];
        return (new(name, [.. values.Select(value => Array.BinarySearch(levels, value))], levels.Length), [.. levels.Select(level => level.ToString(CultureInfo.InvariantCulture))]);
    }
}
