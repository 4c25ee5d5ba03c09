using CsCheck;

namespace Entente.Scoring.Tests;

/// <summary>Random small companies: up to 12 raters on up to 4 links, honest, polarised or unanimous.</summary>
internal static class Worlds
{
    public static readonly Gen<double> Value = Gen.Int[0, 4].Select(level => level / 4.0);

    public static readonly Gen<double> Middle = Gen.Int[0, 10].Select(tenths => tenths / 10.0);

    public static Gen<Vote[]> Small(int fewestRaters, int mostRaters, int mostLinks) =>
        from raters in Gen.Int[fewestRaters, mostRaters]
        from links in Gen.Int[1, mostLinks]
        from polarised in Gen.Bool
        from cells in Gen.Int[0, 99].Array[raters * links]
        from values in Value.Array[raters * links]
        from home in Gen.Int[0, links - 1].Array[raters]
        select Votes(raters, links, polarised, cells, values, home);

    /// <summary>How many worlds: ENTENTE_WORLDS asks for another number than the default.</summary>
    public static int Count(int byDefault) => int.TryParse(Environment.GetEnvironmentVariable("ENTENTE_WORLDS"), out int asked) ? asked : byDefault;

    private static Vote[] Votes(int raters, int links, bool polarised, int[] cells, double[] values, int[] home)
    {
        var votes = new List<Vote>();
        for (int rater = 0; rater < raters; rater++)
            for (int link = 0; link < links; link++)
                if (home[rater] == link || cells[rater * links + link] < 30)
                    votes.Add(new(rater, link, polarised ? Math.Round(values[rater * links + link]) : values[rater * links + link]));
        return [.. votes];
    }
}
