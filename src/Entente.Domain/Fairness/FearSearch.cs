using Entente.Domain.Ratings;
using Entente.Scoring.Signs;

namespace Entente.Domain.Fairness;

/// <summary>
/// Looks for providers that are feared. Ratings alone cannot tell fear from satisfaction, so each test has an anchor outside them: promises
/// that were measured, what is said without a name, silence. Each is corrected over the units of the company.
/// </summary>
internal static class FearSearch
{
    /// <summary>Fewer broken promises of a unit than this say nothing.</summary>
    private const int FewestBreaches = 10;

    /// <summary>A group of fewer raters than this is no group.</summary>
    private const int FewestRaters = 5;

    /// <summary>Broken promises that were called good, against other units and what these differ by, like with like: the same scale, missed a little or by far.</summary>
    public static IEnumerable<FoundSign> Uncomplained(SignQuestion question)
    {
        var services = question.Services.ToDictionary(service => service.Id);
        var broken = question.Promises.Where(promise => promise is { IsBroken: true, Said: not null }).ToList();
        var all = broken.GroupBy(promise => services[promise.ServiceId].UnitId).OrderBy(unit => unit.Key).ToList();
        var strata = broken.Select(promise => (services[promise.ServiceId].Scale, promise.IsGross)).Distinct().Order().ToList();
        IReadOnlyList<IReadOnlyList<(int, int)>> counts = [.. all.Select(unit => strata.Select(stratum => CountOf(unit.Where(promise => (services[promise.ServiceId].Scale, promise.IsGross) == stratum))).ToList())];
        var units = all.Select((unit, i) => (Unit: unit.Key, Own: unit.ToList(), Test: UncomplainedTest.Of(counts, i))).Where(unit => unit.Test.Broken >= FewestBreaches).ToList();
        var q = BenjaminiHochberg.Adjust([.. units.Select(unit => unit.Test.P)]);
        foreach (var ((unit, own, test), i) in units.Select((unit, i) => (unit, i)).Where(pair => q[pair.i] <= SignSearch.FearLevel))
        {
            var facts = own.GroupBy(promise => (promise.Period, promise.ServiceId, promise.CustomerId)).OrderBy(group => group.Key.Period, StringComparer.Ordinal).ThenBy(group => group.Key.ServiceId)
                .Select(group => new SignFact(group.Key.Period, group.Key.ServiceId, group.Key.CustomerId, group.Count(IsGood), group.Count(), group.Count(IsGood) / (double)group.Count(), null));
            // The first line is the whole of it, with what the others' habits lead to expect.
            var whole = new SignFact(question.Period.ToString(), null, null, test.Good, test.Broken, test.Good / (double)test.Broken, test.Expected / test.Broken);
            yield return new FoundSign(SignKind.UncomplainedBreaches, [unit], null, whole.Value - whole.Expected!.Value, test.P, q[i], [whole, .. facts]);
        }
    }

    /// <summary>What is said of a unit with a name above what is said without, by released sealed votes.</summary>
    public static IEnumerable<FoundSign> OpenAboveSealed(SignQuestion question)
    {
        var units = question.Gaps.Where(gap => gap.Open.Count > 0 && gap.Sealed.Count > 0).GroupBy(gap => gap.UnitId).OrderBy(unit => unit.Key)
            .Select((unit, i) => (Unit: unit.Key, Gaps: unit.OrderBy(gap => gap.Period, StringComparer.Ordinal).ToList(), Number: i)).ToList();
        var tests = units.Select(unit => OpenSealedTest.Of([.. unit.Gaps.Select(gap => ((double[])[.. gap.Open.Order()], (double[])[.. gap.Sealed.Order()]))], SignSearch.SeedOf(question) + unit.Number)).ToList();
        var q = BenjaminiHochberg.Adjust([.. tests.Select(test => test.P)]);
        foreach (var (unit, gaps, i) in units.Where(unit => q[unit.Number] <= SignSearch.FearLevel && tests[unit.Number].Difference > 0))
        {
            var facts = gaps.Select(gap => new SignFact(gap.Period, null, null, gap.Open.Count, gap.Open.Count + gap.Sealed.Count, gap.Open.Average(), gap.Sealed.Average()));
            yield return new FoundSign(SignKind.OpenAboveSealed, [unit], null, tests[i].Difference, tests[i].P, q[i], [.. facts]);
        }
    }

    /// <summary>A whole customer group without a single exception, and fewer answers after broken promises than after kept ones: each is weak, so both together.</summary>
    public static IEnumerable<FoundSign> CeilingAndSilence(SignQuestion question, Spread? spread)
    {
        var services = question.Services.ToDictionary(service => service.Id);
        var silence = SilenceOf(question, services);
        var ceilings = spread is null ? [] : CeilingsOf(question, services, spread);
        foreach (var (unit, ceiling) in ceilings.Where(pair => silence.ContainsKey(pair.Key)).OrderBy(pair => pair.Key))
        {
            var signs = new FearSigns(null, ceiling.Q, null, silence[unit].Q);
            if (!signs.AreShown(SignSearch.FearLevel))
                continue;
            IReadOnlyList<SignFact> facts = [ceiling.Fact, silence[unit].Fact];
            yield return new FoundSign(SignKind.CeilingAndSilence, [unit], null, silence[unit].Fact.Value - silence[unit].Fact.Expected!.Value, Math.Max(ceiling.P, silence[unit].P), Math.Max(ceiling.Q, silence[unit].Q), facts);
        }
    }

    private static bool IsGood(PromiseAnswer promise) => promise.Said is Answer.Good;

    private static (int Good, int Broken) CountOf(IEnumerable<PromiseAnswer> promises) => promises.Aggregate((0, 0), (sum, promise) => (sum.Item1 + (IsGood(promise) ? 1 : 0), sum.Item2 + 1));

    private sealed record Tested(double P, double Q, SignFact Fact);

    /// <summary>Only where every rating carries a name: elsewhere an encounter without an open answer may have a sealed one.</summary>
    private static Dictionary<Guid, Tested> SilenceOf(SignQuestion question, Dictionary<Guid, RatedService> services)
    {
        var units = question.Promises.Where(promise => services[promise.ServiceId].IsOpen).GroupBy(promise => services[promise.ServiceId].UnitId)
            .Where(unit => unit.Count(promise => promise.IsBroken) >= FewestBreaches && unit.Count(promise => !promise.IsBroken) >= FewestBreaches).OrderBy(unit => unit.Key)
            .Select(unit => (Unit: unit.Key, All: unit.ToList(), Test: MantelHaenszel.Of([.. unit.GroupBy(promise => promise.ServiceId).OrderBy(service => service.Key).Select(service => new TwoByTwo(
                service.Count(p => p is { IsBroken: true, Said: null }), service.Count(p => p is { IsBroken: true, Said: not null }),
                service.Count(p => p is { IsBroken: false, Said: null }), service.Count(p => p is { IsBroken: false, Said: not null })))]))).ToList();
        var q = BenjaminiHochberg.Adjust([.. units.Select(unit => unit.Test.P)]);
        return units.Select((unit, i) => (unit, i)).ToDictionary(pair => pair.unit.Unit, pair =>
        {
            var broken = pair.unit.All.Where(promise => promise.IsBroken).ToList();
            var silent = broken.Count(promise => promise.Said is null);
            return new Tested(pair.unit.Test.P, q[pair.i], new SignFact(question.Period.ToString(), null, null, silent, broken.Count, silent / (double)broken.Count, pair.unit.Test.Expected / broken.Count));
        });
    }

    /// <summary>For each unit its most uniform customer group.</summary>
    private static Dictionary<Guid, Tested> CeilingsOf(SignQuestion question, Dictionary<Guid, RatedService> services, Spread spread)
    {
        double all = question.Now.Sum(cell => cell.Answers), good = question.Now.Sum(cell => cell.Good) / Math.Max(1, all);
        // The sd of a share of good answers, on the scale of its logit: by the slope of the logit at that share.
        var severity = good is > 0 and < 1 ? spread.Rater / (good * (1 - good)) : 0;
        var groups = question.Now.GroupBy(cell => (Unit: services[cell.ServiceId].UnitId, cell.CustomerId)).OrderBy(group => group.Key.Unit).ThenBy(group => group.Key.CustomerId)
            .Select(group => (group.Key.Unit, group.Key.CustomerId, Raters: group.GroupBy(cell => cell.RaterId).Select(rater => (Answers: rater.Sum(cell => cell.Answers), Good: rater.Sum(cell => cell.Good))).ToList()))
            .Where(group => group.Raters.Count >= FewestRaters).ToList();
        var tests = groups.Select(group => CeilingTest.Of(group.Raters, good, severity)).ToList();
        var q = BenjaminiHochberg.Adjust([.. tests.Select(test => test.P)]);
        return groups.Select((group, i) => (group.Unit, Tested: new Tested(tests[i].P, q[i], new SignFact(
                question.Period.ToString(), null, group.CustomerId, tests[i].AllGood, group.Raters.Count, tests[i].AllGood / (double)group.Raters.Count, tests[i].Expected / group.Raters.Count))))
            .GroupBy(pair => pair.Unit).ToDictionary(unit => unit.Key, unit => unit.MinBy(pair => pair.Tested.Q).Tested);
    }
}
