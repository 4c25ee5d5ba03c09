using Entente.Domain.Chain;

namespace Entente.Web.Features.Demo;

/// <summary>What was in force on a link on a day, and what is measured against it.</summary>
internal sealed class Agreements(ExampleCompany company, ExampleDates dates)
{
    private readonly ILookup<(string, string), (ExampleExpectation Expectation, DateOnly From)> inForce = company.Expectations
        .Where(expectation => expectation is { ProviderSigned: not null, CustomerSigned: not null })
        .Select(expectation => (Expectation: expectation, From: Later(dates.Resolve(expectation.ProviderSigned!), dates.Resolve(expectation.CustomerSigned!))))
        .ToLookup(pair => (pair.Expectation.Service, pair.Expectation.Customer));

    public ExampleExpectation? On(ExampleLink link, DateOnly day) =>
        inForce[(link.Service, link.Customer)].Where(pair => pair.From < day).Select(pair => pair.Expectation).MaxBy(expectation => expectation.Number);

    /// <summary>A value on the kept or the broken side of a promise.</summary>
    public static double Measure(ExamplePromise promise, bool broken, Dice dice)
    {
        var target = promise.Target;
        var value = (promise.Comparator, broken) switch
        {
            (Comparator.AtMost, false) => target * dice.Between(.2, 1),
            (Comparator.AtMost, true) => target * dice.Between(1.2, 2.4),
            (Comparator.AtLeast, false) => target * dice.Between(1, 2),
            _ => target * dice.Between(0, .8),
        };
        var step = target >= 3 ? 1 : .5;
        var rounded = Math.Round(value / step) * step;
        if (IsBroken(promise, rounded) == broken)
            return rounded;
        return !broken ? target : promise.Comparator is Comparator.AtMost ? target + step : target - step;
    }

    public static bool IsBroken(ExamplePromise promise, double measured) =>
        promise.Comparator is Comparator.AtMost ? measured > promise.Target : measured < promise.Target;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
