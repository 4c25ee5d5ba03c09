using Entente.Domain.Chain;
using Entente.Domain.Dialogues;
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
        var signed = Signed(at.AfterSales.Id, at.Finance.Id);
        Assert.Equal(Somewhere.Today, Facts(at.ReimbursementForAfterSales, [signed]).DialogueSignedOn);
        Assert.Null(Facts(at.PromisesForAfterSales, [signed]).DialogueSignedOn);
    }

    [Fact]
    public void An_expectation_is_dated_by_its_second_signature_and_the_first_version_tells_since_when()
    {
        var link = at.ReimbursementForAfterSales;
        var first = Agreed(link, 0, Somewhere.Now.AddMonths(-8));
        Assert.Equal(at.Directory.DayOf(Somewhere.Now.AddMonths(-8)), Facts(link, [], [Agreed(link, 1, Somewhere.Now), first]).ExpectationSince);
        Assert.Null(Facts(link, [], [Agreed(at.PromisesForAfterSales, 0, Somewhere.Now)]).ExpectationSince);
        var half = Somewhere.Agreed(Expectation.Propose(Guid.CreateVersion7(), link, 0, "三个工作日", null, null, Somewhere.Now, null));
        Assert.Null(half.Sign(LinkSide.Provider, at.FinanceManager.Id, Somewhere.Now));
        Assert.Null(Facts(link, [], [half]).ExpectationSince);
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

    private ReadinessFacts Facts(Link link, IReadOnlyList<Dialogue> dialogues, IReadOnlyList<Expectation>? expectations = null, Guid person = default, DateOnly finished = default) =>
        LinkFacts.Of(at.Chain, link, Quarter, Somewhere.Today, dialogues, expectations ?? [], new Dictionary<Guid, DateOnly> { [person] = finished }, null);

    private static Expectation Agreed(Link link, int latest, DateTimeOffset on)
    {
        var version = Somewhere.Agreed(Expectation.Propose(Guid.CreateVersion7(), link, latest, "三个工作日", null, null, on, null));
        Assert.Null(version.Sign(LinkSide.Customer, Guid.CreateVersion7(), on.AddDays(-3)));
        Assert.Null(version.Sign(LinkSide.Provider, Guid.CreateVersion7(), on));
        return version;
    }

    private Dialogue Signed(Guid host, Guid guest)
    {
        var dialogue = Somewhere.Agreed(Dialogue.Invite(Guid.CreateVersion7(), at.Directory, new DialogueInvitation(host, guest, "2026-Q2", Somewhere.Now.AddDays(1), null), at.Director.Id, Somewhere.Now));
        Assert.Null(dialogue.Accept());
        Assert.Null(dialogue.Start(Somewhere.Now));
        foreach (var side in Enum.GetValues<DialogueSide>())
        {
            var minutes = new DialogueMinutes(dialogue, [], [], []);
            Assert.Null(dialogue.Sign(side, minutes.Hash, minutes, dialogue.Revision, DialogueAccess.SignerOf(at.Directory, dialogue, side, Somewhere.Today)!.Id, Somewhere.Now));
        }

        Assert.NotNull(dialogue.SignedAt);
        return dialogue;
    }
}
