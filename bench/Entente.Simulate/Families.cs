using Entente.Scoring.Signs;

namespace Entente.Simulate;

/// <summary>The signs of one simulated company, each corrected over the whole company, as the fairness page shows them.</summary>
public static class Families
{
    private const int Draws = 150;

    /// <summary>The anchors outside the ratings: broken promises of each unit, its open and its sealed answers, units, raters of a customer group and answers of each.</summary>
    public const int Broken = 60, OpenAnswers = 80, SealedAnswers = 80, Units = 10, RatersOfGroup = 15, AnswersOfRater = 20;

    /// <summary>How often an honest customer complains of a broken promise, and how often any answer is good.</summary>
    public const double Complains = 0.6, Good = 0.9, SeveritySd = 0.5;

    /// <summary>Cells that stand in two periods.</summary>
    public static IReadOnlyList<CellSign> Grudges(SignCompany company, int seed, Func<int, int, double>? attack = null)
    {
        var before = GrudgeTest.Of(company.Period(attack), SignCompany.Sds, company.Steps, seed, Draws);
        var now = GrudgeTest.Of(company.Period(attack), SignCompany.Sds, company.Steps, seed + 1000, Draws);
        return GrudgeTest.Standing(before, now);
    }

    /// <summary>Rings that stand in two periods.</summary>
    public static IReadOnlyList<RingSign> Rings(SignCompany company, int seed, Func<int, int, double>? attack = null)
    {
        var before = RingTest.Of(company.Period(attack), company.UnitOf, SignCompany.Sds, company.Steps, seed, Draws);
        return RingTest.Standing(before, RingTest.Of(company.Period(attack), company.UnitOf, SignCompany.Sds, company.Steps, seed + 1000, Draws));
    }

    /// <summary>q of (1) for each unit: broken promises nobody complained of; the first unit's customers are silenced.</summary>
    public static double[] Uncomplained(Draws draws, double silenced)
    {
        var quiet = Enumerable.Range(0, Units).Select(unit => Enumerable.Range(0, Broken).Count(_ => draws.Uniform() >= Complains || (unit == 0 && draws.Uniform() < silenced))).ToArray();
        return BenjaminiHochberg.Adjust([.. quiet.Select(own => MantelHaenszel.Of(new TwoByTwo(own, Broken - own, quiet.Sum() - own, (Units - 1) * Broken - quiet.Sum() + own)).P)]);
    }

    /// <summary>q of (2) for each unit: a group of customers of whom nobody ever says anything but good; some of the first group are silenced.</summary>
    public static double[] Ceilings(Draws draws, double silenced) => BenjaminiHochberg.Adjust(
    [
        .. Enumerable.Range(0, Units).Select(unit => CeilingTest.Of(
            [.. Enumerable.Range(0, RatersOfGroup).Select(rater => (AnswersOfRater, unit == 0 && rater < Math.Round(silenced * RatersOfGroup) ? AnswersOfRater : GoodOf(draws)))], Good, SeveritySd).P),
    ]);

    /// <summary>q of (3) for each unit: open values above sealed ones, by a gap in the first unit.</summary>
    public static double[] OpenAboveSealed(Draws draws, double gap, int seed) => BenjaminiHochberg.Adjust(
    [
        .. Enumerable.Range(0, Units).Select(unit => OpenSealedTest.Of(
            [([.. Answered(draws, OpenAnswers, 0.75 + (unit == 0 ? gap / 2 : 0))], [.. Answered(draws, SealedAnswers, 0.75 - (unit == 0 ? gap / 2 : 0))])], seed * 100 + unit).P),
    ]);

    /// <summary>The smallest p of a share among all links of a company, times the number of links; one rater of the first link is so many times as busy.</summary>
    public static double Volume(Draws draws, double busier)
    {
        var ps = new List<double>();
        for (var link = 0; link < 240; link++)
        {
            var answers = Enumerable.Range(0, 8).Select(rater => 1 + draws.Poisson((1 + 2 * draws.Uniform()) * 6 * (link == 0 && rater == 0 ? busier : 1))).ToArray();
            ps.AddRange(Enumerable.Range(0, answers.Length).Select(rater => VolumeTest.Share(answers, rater)));
        }

        return ps.Min() * 240;
    }

    private static int GoodOf(Draws draws)
    {
        // About the rate on average: the midpoint of the logit moved by the rater's severity.
        var chance = 1 / (1 + Math.Exp(-(2.31 + SeveritySd * draws.Normal())));
        return Enumerable.Range(0, AnswersOfRater).Count(_ => draws.Uniform() < chance);
    }

    private static IEnumerable<double> Answered(Draws draws, int number, double chance) => Enumerable.Range(0, number).Select(_ => draws.Uniform() < chance ? 1.0 : 0.0);
}
