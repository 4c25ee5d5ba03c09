using System.Globalization;
using Entente.Domain.Goals;
using Entente.Domain.Kernel;
using Entente.Domain.Workshops;

namespace Entente.Domain.Tests.Workshops;

/// <summary>A workshop from its call to the company's goals.</summary>
public sealed class WorkshopTests
{
    private static readonly Somewhere At = Room.At;

    [Fact]
    public void Only_managers_take_part_and_two_at_least()
    {
        Assert.IsType<ParticipantNotManager>(Call([At.Director.Id, At.Technician.Id]).Refusal);
        Assert.IsType<ParticipantCountInvalid>(Call([At.Director.Id]).Refusal);
        Assert.IsType<WorkshopPeriodInvalid>(Call([At.Director.Id, At.SalesManager.Id], "2025").Refusal);
        Assert.IsType<WorkshopPeriodInvalid>(Call([At.Director.Id, At.SalesManager.Id], "bald").Refusal);
        Assert.IsType<DotsInvalid>(Call([At.Director.Id, At.SalesManager.Id], dots: 21).Refusal);
        Assert.False(Call([At.Director.Id, At.SalesManager.Id]).IsRefused);
    }

    [Fact]
    public void A_strategy_is_drawn_from_a_pair_of_the_kinds_its_name_says()
    {
        var room = new Room();
        room.To(WorkshopStage.Strategies);
        var (strength, threat) = (Cite(room, NoteKind.Strength), Cite(room, NoteKind.Threat));
        Assert.IsType<StrategyNeedsPair>(room.Write(NoteKind.StrengthThreat, At.SalesManager.Id, [strength]).Refusal);
        Assert.IsType<StrategyNeedsPair>(room.Write(NoteKind.StrengthOpportunity, At.SalesManager.Id, [strength, threat]).Refusal);
        Assert.IsType<CitationUnknown>(room.Write(NoteKind.StrengthThreat, At.SalesManager.Id, [strength, new Citation(CitationKind.Note, Guid.CreateVersion7())]).Refusal);
        Assert.False(room.Write(NoteKind.StrengthThreat, At.SalesManager.Id, [strength, threat]).IsRefused);
    }

    [Fact]
    public void What_somebody_else_wrote_unseen_can_neither_be_cited_nor_commented_on()
    {
        var room = new Room();
        var hidden = Somewhere.Agreed(room.Write(NoteKind.Strength, At.FinanceManager.Id));
        room.Notes.Add(hidden);
        Assert.IsType<WorkshopPartUnknown>(WorkshopNote.Write(Guid.CreateVersion7(), room.Board, new NoteDraft(NoteKind.Comment, "同意", hidden.Id, []), At.SalesManager.Id, Somewhere.Now).Refusal);
        Assert.False(WorkshopNote.Write(Guid.CreateVersion7(), room.Board, new NoteDraft(NoteKind.Comment, "补充", hidden.Id, []), At.FinanceManager.Id, Somewhere.Now).IsRefused);
    }

    [Fact]
    public void Of_two_who_move_a_note_the_later_wins_and_of_two_who_edit_it_both_texts_stay()
    {
        var room = new Room();
        room.To(WorkshopStage.Swot);
        var note = room.Notes[0];
        Assert.Null(note.Move(NoteKind.Weakness, "等件", room.Workshop.Stage, At.SalesManager.Id));
        Assert.Null(note.Move(NoteKind.Threat, "人手", room.Workshop.Stage, At.FinanceManager.Id));
        Assert.Equal((NoteKind.Threat, "人手"), (note.Kind, note.Group));
        Assert.IsType<NoteNotMovable>(note.Move(NoteKind.Expectation, null, room.Workshop.Stage, At.SalesManager.Id));
        var seen = note.Version;
        Assert.Same(note, Somewhere.Agreed(note.Edit(Guid.CreateVersion7(), room.Board, "先到的", seen, At.FinanceManager.Id, Somewhere.Now)));
        var second = Somewhere.Agreed(note.Edit(Guid.CreateVersion7(), room.Board, "后到的", seen, At.FinanceManager.Id, Somewhere.Now));
        Assert.Equal(("先到的", "后到的"), (note.Text, second.Text));
    }

    [Fact]
    public void Voting_is_over_once_it_is_closed_and_begins_again_where_the_goals_change()
    {
        var room = Room.Ratifying();
        Assert.IsType<WorkshopStepNotAllowed>(WorkshopDots.Put(room.Workshop, [], At.SalesManager.Id, room.Goals[0].Id, 1).Refusal);
        Assert.Null(room.Workshop.Move(WorkshopStage.Candidates, room.Board, At.Director.Id, Somewhere.Now));
        Assert.Null(room.Board.SeenBy(At.Director.Id).Dots);
        Assert.False(WorkshopDots.Put(room.Workshop, [], At.SalesManager.Id, room.Goals[0].Id, 1).IsRefused);
    }

    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("2024-06-30")]
    public void A_deadline_outside_the_workshops_period_is_refused_when_it_is_written(string deadline)
    {
        var room = new Room();
        room.To(WorkshopStage.Candidates);
        var body = room.Body("按期付款");
        var slipped = body with { Criteria = [body.Criteria[0] with { Deadline = DateOnly.Parse(deadline, CultureInfo.InvariantCulture) }] };
        var strategies = room.Notes.Where(note => note.Kind.IsStrategy()).Select(note => note.Id).ToList();
        Assert.IsType<DeadlineOutsidePeriod>(CandidateGoal.Write(Guid.CreateVersion7(), room.Board, slipped, strategies, At.SalesManager.Id).Refusal);
        var goal = Somewhere.Agreed(room.Goal("按期付款"));
        Assert.IsType<DeadlineOutsidePeriod>(goal.Change(room.Board, slipped, strategies, goal.Version, At.SalesManager.Id));
        Assert.Equal(body.Criteria[0].Deadline, goal.Body.Criteria[0].Deadline);
    }

    [Fact]
    public void An_objection_needs_a_reason_and_an_old_text_is_not_countersigned()
    {
        var room = Room.Ratifying();
        var goal = room.Goals[0];
        Assert.IsType<WorkshopWordsInvalid>(goal.Answer(room.Workshop, goal.Hash, " ", true, At.SalesManager.Id, Somewhere.Now));
        Assert.IsType<CandidateChangedUnderYou>(goal.Answer(room.Workshop, "old", null, false, At.SalesManager.Id, Somewhere.Now));
        Assert.IsType<NotAllowed>(goal.Answer(room.Workshop, goal.Hash, null, false, At.AfterSalesManager.Id, Somewhere.Now));
        Assert.IsType<CountersignaturesMissing>(room.Workshop.Ratify(room.Board, Somewhere.Now));
    }

    [Fact]
    public void A_goal_is_traced_through_strategy_and_notes_to_facts_and_needs()
    {
        var room = new Room();
        room.To(WorkshopStage.Candidates);
        var fact = Somewhere.Agreed(WorkshopFact.Write(Guid.CreateVersion7(), room.Workshop.Id, new FactDraft(FactArea.Finance, "按期付款", "83%", "88%", "付款流水", FactTrend.Worse), room.Facts, At.FinanceManager.Id));
        room.Facts.Add(fact);
        var need = Guid.CreateVersion7();
        Assert.Null(room.Notes[0].Cite([new Citation(CitationKind.Fact, fact.Id), new Citation(CitationKind.Need, need)], room.Board, At.FinanceManager.Id));
        var trace = WorkshopTrace.Of(Somewhere.Agreed(room.Goal("按期付款")), room.Notes, room.Facts);
        Assert.Equal((1, 2, fact, need), (trace.Strategies.Count, trace.Notes.Count, Assert.Single(trace.Facts), Assert.Single(trace.Needs)));
        Assert.IsType<FactIsCited>(fact.Remove(room.Notes, At.FinanceManager.Id));
        Assert.IsType<FactTwice>(WorkshopFact.Write(Guid.CreateVersion7(), room.Workshop.Id, fact.Says, room.Facts, At.FinanceManager.Id).Refusal);
    }

    private static Citation Cite(Room room, NoteKind kind) => new(CitationKind.Note, room.Notes.First(note => note.Kind == kind).Id);

    private static Outcome<Workshop> Call(IReadOnlyList<Guid> people, string period = "2026", int dots = 3) =>
        Workshop.Call(Guid.CreateVersion7(), At.Directory, new WorkshopPlan(period, Somewhere.Now.AddDays(1), null, At.Director.Id, people, dots), At.Director.Id, Somewhere.Now);
}
