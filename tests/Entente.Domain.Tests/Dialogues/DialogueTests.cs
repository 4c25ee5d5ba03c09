using Entente.Domain.Dialogues;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;

namespace Entente.Domain.Tests.Dialogues;

public sealed class DialogueTests
{
    private readonly Somewhere at = new();

    [Fact]
    public void A_unit_holds_one_with_its_superior_and_each_speaks_for_one_side()
    {
        var dialogue = Invite(at.AfterSales, at.Root);
        Assert.Equal(DialogueSide.Host, DialogueAccess.SideOf(at.Directory, dialogue, at.AfterSalesManager.Id, Somewhere.Today));
        Assert.Equal(DialogueSide.Guest, DialogueAccess.SideOf(at.Directory, dialogue, at.Director.Id, Somewhere.Today));
        Assert.False(DialogueAccess.MayReadPreparation(at.Directory, dialogue, DialogueSide.Host, at.Director.Id, Somewhere.Today));
    }

    [Fact]
    public void For_a_unit_that_was_dissolved_in_between_its_superior_speaks()
    {
        var branch = at.Unit("branch", at.Sales);
        var manager = at.Manager(branch);
        var dialogue = Invite(at.Finance, branch);
        Assert.Equal(DialogueSide.Guest, DialogueAccess.SideOf(at.Directory, dialogue, manager.Id, Somewhere.Today));
        Assert.Null(manager.Change("某人", null, null, null, at.Finance.Id));
        Assert.Null(branch.Dissolve(Somewhere.Today, at.Directory));
        Assert.Null(DialogueAccess.SideOf(at.Directory, dialogue, manager.Id, Somewhere.Today));
        Assert.Equal(DialogueSide.Guest, DialogueAccess.SideOf(at.Directory, dialogue, at.SalesManager.Id, Somewhere.Today));
    }

    [Fact]
    public void A_unit_without_manager_and_its_superior_hold_none() =>
        Assert.IsType<DialogueNeedsTwo>(Dialogue.Invite(Guid.CreateVersion7(), at.Directory, new DialogueInvitation(at.AfterSales.Id, at.Technicians.Id, "2026-Q2", Somewhere.Now.AddDays(1), null), at.AfterSalesManager.Id, Somewhere.Now).Refusal);

    [Fact]
    public void A_superior_and_an_auditor_read_no_preparation_before_the_other_side_does()
    {
        var dialogue = Invite(at.Finance, at.AfterSales);
        Assert.Null(dialogue.Accept());
        Assert.Null(dialogue.Submit(DialogueSide.Host, Somewhere.Now));
        foreach (var person in new[] { at.Director, at.Auditor, at.AfterSalesManager })
            Assert.False(DialogueAccess.MayReadPreparation(at.Directory, dialogue, DialogueSide.Host, person.Id, Somewhere.Today));
        Assert.Null(dialogue.Submit(DialogueSide.Guest, Somewhere.Now));
        Assert.True(DialogueAccess.MayReadPreparation(at.Directory, dialogue, DialogueSide.Host, at.AfterSalesManager.Id, Somewhere.Today));
        Assert.False(DialogueAccess.MayReadPreparation(at.Directory, dialogue, DialogueSide.Host, at.Seller.Id, Somewhere.Today));
    }

    [Fact]
    public void Signing_what_changed_says_what_changed()
    {
        var dialogue = Invite(at.Finance, at.Sales);
        Assert.Null(dialogue.Accept());
        Assert.Null(dialogue.Start(Somewhere.Now));
        var seen = new DialogueMinutes(dialogue, [], [], []);
        var revision = dialogue.Revision;
        Assert.Null(dialogue.Change());
        var note = Somewhere.Agreed(DialogueNote.Write(Guid.CreateVersion7(), dialogue, AgendaPart.Goals, DialogueSide.Guest, "三名技工", at.SalesManager.Id, Somewhere.Now));
        var refused = Assert.IsType<MinutesChangedUnderYou>(dialogue.Sign(DialogueSide.Host, seen.Hash, new DialogueMinutes(dialogue, [], [note], []), revision, at.FinanceManager.Id, Somewhere.Now));
        Assert.Equal(["三名技工"], refused.Changes);
        Assert.Equal(RefusalKind.Stale, refused.Kind);
    }

    [Fact]
    public void It_lapses_when_nobody_began()
    {
        var dialogue = Invite(at.Finance, at.Sales);
        Assert.False(dialogue.Lapse(Somewhere.Now.AddDays(Dialogue.LapsesAfterDays)));
        Assert.True(dialogue.Lapse(Somewhere.Now.AddDays(Dialogue.LapsesAfterDays + 2)));
        Assert.Equal(DialogueState.Lapsed, dialogue.State);
        Assert.Empty(dialogue.Allowed);
    }

    [Fact]
    public void The_unhappiest_and_heaviest_come_first_and_fresh_ones_not_at_all()
    {
        var (calm, busy, unhappy, fresh, old) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var ranked = DialogueSuggestion.Rank(
        [
            new(at.Sales.Id, calm, 3, 0, null), new(at.Sales.Id, busy, 300, 0, null), new(at.Sales.Id, unhappy, 10, 4, Somewhere.Today.AddMonths(-4)),
            new(at.Sales.Id, fresh, 500, 9, Somewhere.Today.AddMonths(-1)), new(at.Sales.Id, old, 20, 0, Somewhere.Today.AddMonths(-13)),
        ], Somewhere.Today);
        Assert.Equal([unhappy, busy, old, calm], ranked.Select(pair => pair.OtherId));
    }

    [Fact]
    public void A_preparation_stands_once_submitted()
    {
        var dialogue = Invite(at.Finance, at.Sales);
        Assert.Null(dialogue.Accept());
        var own = DialoguePreparation.Of(dialogue.Id, DialogueSide.Host);
        var before = dialogue.Revision;
        Assert.Null(own.Write(dialogue, new Dictionary<AgendaPart, string?> { [AgendaPart.Worries] = " 人手 " }));
        Assert.Equal(("人手", before), (own.Worries, dialogue.Revision));
        Assert.Null(dialogue.Submit(DialogueSide.Host, Somewhere.Now));
        Assert.IsType<PreparationSubmitted>(own.Write(dialogue, new Dictionary<AgendaPart, string?>()));
    }

    private Dialogue Invite(Unit host, Unit guest) =>
        Somewhere.Agreed(Dialogue.Invite(Guid.CreateVersion7(), at.Directory, new DialogueInvitation(host.Id, guest.Id, "2026-Q2", Somewhere.Now.AddDays(1), null), at.Director.Id, Somewhere.Now));
}
