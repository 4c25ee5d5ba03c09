using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Readiness;

namespace Entente.Domain.Tests.Readiness;

public sealed class LinkFactsTests
{
    private static readonly Period Quarter = Period.Parse("2026-Q1");
    private readonly Somewhere at = new();

    [Fact]
    public void A_dialogue_speaks_for_its_two_units_whoever_invited_and_for_no_others()
    {
        var signed = new SignedTalk(at.AfterSales.Id, at.Finance.Id, Somewhere.Now);
        Assert.Equal(Somewhere.Today, Facts(at.ReimbursementForAfterSales, [signed]).DialogueSignedOn);
        Assert.Null(Facts(at.PromisesForAfterSales, [signed]).DialogueSignedOn);
    }

    [Fact]
    public void Of_several_the_latest_speaks_that_was_signed_by_the_day_that_counts()
    {
        SignedTalk On(DateTimeOffset when) => new(at.Finance.Id, at.AfterSales.Id, when);
        var end = new DateTimeOffset(Quarter.End, new TimeOnly(9, 0), TimeSpan.FromHours(8));
        var facts = new LinkFacts(at.Chain, Quarter, Quarter.End.AddDays(40), [On(end.AddMonths(-3)), On(end.AddDays(-2)), On(end.AddDays(1))], [], new Dictionary<Guid, DateOnly>());
        Assert.Equal(Quarter.End.AddDays(-2), facts.Of(at.ReimbursementForAfterSales, null).DialogueSignedOn);
    }

    [Fact]
    public void The_first_version_tells_since_when_something_is_agreed()
    {
        var link = at.ReimbursementForAfterSales;
        var first = (link.Id, Somewhere.Now.AddMonths(-8));
        Assert.Equal(at.Directory.DayOf(Somewhere.Now.AddMonths(-8)), Facts(link, [], [(link.Id, Somewhere.Now), first]).ExpectationSince);
        Assert.Null(Facts(link, [], [(at.PromisesForAfterSales.Id, Somewhere.Now)]).ExpectationSince);
    }

    [Fact]
    public void The_course_is_asked_of_whoever_answers_for_each_side_and_of_the_superior_where_nobody_does()
    {
        var finished = new DateOnly(2025, 5, 5);
        var facts = Facts(at.PartsForTechnicians, [], [], at.AfterSalesManager.Id, finished);
        Assert.Equal((finished, finished), (facts.ProviderCourseOn, facts.CustomerCourseOn));
        facts = Facts(at.ReimbursementForAfterSales, [], [], at.FinanceManager.Id, finished);
        Assert.Equal((finished, null), (facts.ProviderCourseOn, facts.CustomerCourseOn));
        Assert.Null(Facts(at.ReimbursementForAfterSales, [], [], at.Accountant.Id, finished).ProviderCourseOn);
    }

    private ReadinessFacts Facts(Link link, IReadOnlyList<SignedTalk> talks, IReadOnlyList<(Guid, DateTimeOffset)>? agreements = null, Guid person = default, DateOnly finished = default) =>
        new LinkFacts(at.Chain, Quarter, Somewhere.Today, talks, agreements ?? [], new Dictionary<Guid, DateOnly> { [person] = finished }).Of(link, null);
}
