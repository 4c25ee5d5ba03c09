using CsCheck;
using Entente.Scoring.Crossed;

namespace Entente.Scoring.Tests.Crossed;

/// <summary>Ratings made up for tests.</summary>
internal static class Ratings
{
    /// <summary>Three factors, the third an interaction, one fixed number.</summary>
    public static readonly Gen<LinearProblem> Layout =
        from rows in Gen.Int[30, 80]
        from a in Gen.Int[0, 6].Array[rows]
        from b in Gen.Int[0, 4].Array[rows]
        from c in Gen.Int[0, 2].Array[rows]
        from x in Gen.Double[-1, 1].Array[rows]
        from y in Gen.Double[-5, 5].Array[rows]
        from weights in Gen.Double[0.1, 3].Array[rows]
        from reml in Gen.Bool
        select new LinearProblem(
            y, [FixedColumn.Intercept(rows), new("x", x)],
            [new("a", a, 7), new("b", b, 5), Grouping.Interaction(new("b", b, 5), new("c", c, 3)).Factor], reml, weights);

    /// <summary>Raters of departments, four fifths of whose ratings go to providers of their own.</summary>
    public static LinearProblem Clustered(int raters, int providers, int departments, int each, ulong seed = 7)
    {
        var random = new Random((int)seed);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        double[] severity = [.. Enumerable.Range(0, raters).Select(_ => 0.35 * Normal())], quality = [.. Enumerable.Range(0, providers).Select(_ => 0.5 * Normal())];
        int rows = raters * each;
        int[] rater = new int[rows], provider = new int[rows];
        var y = new double[rows];
        for (int row = 0; row < rows; row++)
        {
            rater[row] = row / each;
            int any = random.Next(providers);
            provider[row] = random.NextDouble() < 0.8 ? Math.Min(providers - 1, any / departments * departments + rater[row] % departments) : any;
            y[row] = 3 + severity[rater[row]] + quality[provider[row]] + Normal();
        }

        return new(y, [FixedColumn.Intercept(rows)], [new("rater", rater, raters), new("provider", provider, providers)]);
    }
}
