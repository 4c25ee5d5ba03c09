using Entente.Domain.Goals;
using Entente.Domain.Kernel;
using Entente.Domain.Workshops;

namespace Entente.Domain.Tests.Workshops;

/// <summary>A workshop of the repair company with whatever is on its board.</summary>
internal sealed class Room
{
    public static readonly Somewhere At = new();

    private int last;

    public Room(int dots = 3)
    {
        People = [At.Director.Id, At.FinanceManager.Id, At.SalesManager.Id];
        Workshop = Somewhere.Agreed(Workshop.Call(Guid.CreateVersion7(), At.Directory, new WorkshopPlan("2026", Somewhere.Now.AddDays(3), null, At.Director.Id, People, dots), At.Director.Id, Somewhere.Now));
    }

    public Workshop Workshop { get; }

    public IReadOnlyList<Guid> People { get; }

    public List<WorkshopNote> Notes { get; } = [];

    public List<WorkshopFact> Facts { get; } = [];

    public List<CandidateGoal> Goals { get; } = [];

    public List<WorkshopDots> Dots { get; } = [];

    public WorkshopBoard Board => new(Workshop, Notes, Facts, Goals, Dots);

    /// <summary>A room whose goals are countersigned next.</summary>
    public static Room Ratifying(int goals = 1)
    {
        var room = new Room();
        room.To(WorkshopStage.Candidates);
        for (var i = 0; i < goals; i++)
            room.Goals.Add(Somewhere.Agreed(room.Goal($"目标{i}")));
        room.To(WorkshopStage.Vote);
        Assert.Null(room.Workshop.CloseVote());
        Assert.All(room.Goals, goal => Assert.Null(goal.Choose(room.Workshop, true)));
        room.To(WorkshopStage.Ratify);
        return room;
    }

    /// <summary>Walks on to a stage with a pair of notes and a strategy drawn from them.</summary>
    public void To(WorkshopStage stage)
    {
        while (Workshop.Stage < stage)
        {
            if (Workshop.Stage is WorkshopStage.Swot)
                Show();
            Assert.Null(Workshop.Move(Workshop.Stage + 1, Board, At.Director.Id, Somewhere.Now));
            if (Workshop.Stage is WorkshopStage.Swot)
            {
                Notes.Add(Somewhere.Agreed(Write(NoteKind.Strength, At.FinanceManager.Id)));
                Notes.Add(Somewhere.Agreed(Write(NoteKind.Threat, At.SalesManager.Id)));
            }
            else if (Workshop.Stage is WorkshopStage.Strategies)
            {
                Notes.Add(Somewhere.Agreed(Write(NoteKind.StrengthThreat, At.SalesManager.Id, [.. Notes.Where(note => note.Kind is NoteKind.Strength or NoteKind.Threat).Select(note => new Citation(CitationKind.Note, note.Id))])));
            }
        }
    }

    public void Show()
    {
        Assert.Null(Workshop.SetPrivate(false));
        Notes.ForEach(note => note.Show());
    }

    public Outcome<WorkshopNote> Write(NoteKind kind, Guid by, IReadOnlyList<Citation>? cites = null) =>
        WorkshopNote.Write(Guid.CreateVersion7(), Board, new NoteDraft(kind, $"便签 {++last}", null, cites ?? []), by, Somewhere.Now.AddSeconds(last));

    public Outcome<CandidateGoal> Goal(string title, Guid? serves = null) =>
        CandidateGoal.Write(Guid.CreateVersion7(), Board, Body(title, serves), [.. Notes.Where(note => note.Kind.IsStrategy()).Select(note => note.Id)], At.SalesManager.Id);

    public GoalBody Body(string title, Guid? serves = null) => new()
    {
        Title = title,
        Period = Workshop.PeriodCode,
        Serves = [serves ?? At.Finance.Id],
        Criteria = [new Criterion { Number = 1, Measure = "按期付款", Unit = "%", Comparison = Comparison.AtLeast, Target = 90, Deadline = new DateOnly(2026, 12, 31), Weight = 100, MeasuredBy = "财务部", Evidence = "付款流水" }],
    };
}
