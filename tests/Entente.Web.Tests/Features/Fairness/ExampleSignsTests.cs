using Entente.Domain.Fairness;
using Entente.Web.Features.Demo;
using Entente.Web.Tests.Features.Demo;

namespace Entente.Web.Tests.Features.Fairness;

/// <summary>The example's stories are found in its history, on days that are hard in different ways, and nobody else is accused.</summary>
public sealed class ExampleSignsTests
{
    [Theory]
    [MemberData(nameof(Histories.Days), MemberType = typeof(Histories))]
    public void The_grudge_the_fear_and_the_ring_are_found_and_nobody_else_is_accused(DateOnly today)
    {
        var questions = new ExampleQuestions(today);
        var findings = SignSearch.Of(questions.Last(), stop: TestContext.Current.CancellationToken);
        var told = findings.Signs.Select(sign => $"{sign.Kind}: {string.Join(" > ", sign.UnitIds.Select(questions.NameOf).Order(StringComparer.Ordinal))}{(sign.RaterId is { } rater ? ", " + questions.NameOf(rater) : "")}");
        Assert.Equal(
            [
                $"Grudge: unit/{Stories.GrudgeProvider}, {Stories.GrudgeRater}",
                $"Ring: unit/{Stories.RingOther} > unit/{Stories.RingOne}",
                $"UncomplainedBreaches: unit/{Stories.FearedProvider}",
            ], told.Order(StringComparer.Ordinal));
        var grudge = findings.Signs.Single(sign => sign.Kind is SignKind.Grudge);
        Assert.All(grudge.Facts, fact => Assert.True(fact.Value < 0.1 && fact.Expected > 0.4));
        Assert.Equal(3, grudge.Facts.Select(fact => fact.ServiceId).Distinct().Count());
    }
}
