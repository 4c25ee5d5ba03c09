using Entente.Domain.Goals;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Workshops;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;
using static Entente.Web.Features.Demo.ExampleRules;

namespace Entente.Web.Features.Demo;

/// <summary>The example's goal workshops, walked by the managers of those days: one that set this year's goals, and one that goes on.</summary>
internal sealed class ExampleWorkshops(ExampleCompany company, CompanyDirectory directory, DateOnly today)
{
    private readonly Dictionary<string, Goal> goals = new(StringComparer.Ordinal);

    /// <returns>The company's goals that were ratified, by their titles.</returns>
    public async Task<IReadOnlyDictionary<string, Goal>> Save(IDbContextFactory<EntenteDb> databases, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        foreach (var example in company.Workshops)
        {
            var board = Walk(example);
            db.Add(board.Workshop);
            foreach (var part in board.Notes.Cast<object>().Concat(board.Facts).Concat(board.Candidates).Concat(board.Dots))
                db.Add(part);
        }

        foreach (var goal in goals.Values)
            db.Add(goal);
        await db.SaveChangesAsync(stop);
        return goals;
    }

    /// <summary>The last working day that is not after a day.</summary>
    private static DateOnly WorkingDay(DateOnly day)
    {
        while (!WorkingDays.Includes(day))
            day = day.AddDays(-1);
        return day;
    }

    /// <summary>This year's goals are set in the December before; those of the period to come in the days before today.</summary>
    private (Period Period, DateOnly Day) When(ExampleWorkshop example)
    {
        var year = Period.Containing(PeriodKind.Year, Period.Containing(PeriodKind.Quarter, today).Start);
        if (!example.IsNext)
            return (year, WorkingDay(year.Start.AddDays(-18)));
        var half = Period.Containing(PeriodKind.Half, today);
        return (half.End == year.End ? year.Next : half.Next, WorkingDay(today.AddDays(-3)));
    }

    private WorkshopBoard Walk(ExampleWorkshop example)
    {
        var (period, day) = When(example);
        var room = new Room(example, directory, period, day);
        // Whoever prepares it brings the facts, so that they can be cited from the first note on.
        room.WriteFacts();
        room.Write(NoteKind.Expectation);
        room.To(WorkshopStage.Expectations);
        room.To(WorkshopStage.State);
        room.To(WorkshopStage.Swot);
        foreach (var kind in NoteKinds.Swot)
            room.Write(kind);
        room.Reveal();
        room.To(WorkshopStage.Strategies);
        foreach (var kind in NoteKinds.Strategies)
            room.Write(kind);
        if (example.IsNext)
            return room.Board;
        room.To(WorkshopStage.Candidates);
        foreach (var candidate in example.Candidates)
            room.Propose(candidate, ExampleGoals.BodyOf(candidate.Text ?? company.Goals.Single(goal => goal.Title == candidate.Goal), period, directory));
        room.To(WorkshopStage.Vote);
        room.Vote();
        room.To(WorkshopStage.Ratify);
        foreach (var goal in room.Ratify())
            goals[goal.Latest.Body.Title] = goal;
        return room.Board;
    }

    /// <summary>The room of one workshop, and the clock on its wall.</summary>
    private sealed class Room
    {
        private readonly ExampleWorkshop example;
        private readonly CompanyDirectory directory;
        private readonly DateOnly day;
        private readonly Workshop workshop;
        private readonly List<WorkshopNote> notes = [];
        private readonly List<WorkshopFact> facts = [];
        private readonly List<CandidateGoal> candidates = [];
        private readonly List<WorkshopDots> dots = [];
        private readonly Dictionary<string, Citation> known = new(StringComparer.Ordinal);
        private DateTimeOffset now;

        public Room(ExampleWorkshop example, CompanyDirectory directory, Period period, DateOnly day)
        {
            (this.example, this.directory, this.day) = (example, directory, day);
            now = ExampleDates.At(day.AddDays(-10), new TimeOnly(10, 0));
            var plan = new WorkshopPlan(period.ToString(), ExampleDates.At(day, new TimeOnly(9, 0)), example.Place, ManagerOf(example.Facilitator), [.. example.Participants.Select(ManagerOf)], example.Dots);
            workshop = Must(Workshop.Call(NewId(), directory, plan, ManagerOf(example.Facilitator), now));
            Board = new WorkshopBoard(workshop, notes, facts, candidates, dots);
            now = ExampleDates.At(day.AddDays(-5), new TimeOnly(10, 0));
        }

        public WorkshopBoard Board { get; }

        public void To(WorkshopStage stage)
        {
            var opens = ExampleDates.At(day, new TimeOnly(9, 0));
            now = now < opens ? opens : now.AddMinutes(12);
            Must(workshop.Move(stage, Board, ManagerOf(example.Facilitator), now));
        }

        public void Write(NoteKind kind)
        {
            foreach (var says in example.Notes.Where(note => note.Kind == kind))
            {
                var note = Must(WorkshopNote.Write(NewId(), Board, new NoteDraft(kind, says.Text, null, [.. says.Rests.Select(key => known[key])]), ManagerOf(says.By), now));
                if (says.Group is { } group)
                    Must(note.Move(kind, group, workshop.Stage, ManagerOf(example.Facilitator)));
                known[says.Key] = new Citation(CitationKind.Note, note.Id);
                notes.Add(note);
            }
        }

        public void WriteFacts()
        {
            foreach (var says in example.Facts)
            {
                var fact = Must(WorkshopFact.Write(NewId(), workshop.Id, new FactDraft(says.Area, says.Indicator, says.Value, says.LastYear, says.Source, says.Trend), facts, ManagerOf(example.Facilitator)));
                known[says.Key] = new Citation(CitationKind.Fact, fact.Id);
                facts.Add(fact);
            }
        }

        public void Reveal()
        {
            Must(workshop.SetPrivate(false));
            notes.ForEach(note => note.Show());
        }

        public void Propose(ExampleWorkshop.Candidate says, GoalBody body)
        {
            var candidate = Must(CandidateGoal.Write(NewId(), Board, body, [.. says.Strategies.Select(key => known[key].Id)], ManagerOf(says.By)));
            candidates.Add(candidate);
            foreach (var (unit, text) in says.Comments)
                notes.Add(Must(WorkshopNote.Write(NewId(), Board, new NoteDraft(NoteKind.Comment, text, candidate.Id, []), ManagerOf(unit), now)));
        }

        public void Vote()
        {
            foreach (var (says, candidate) in example.Candidates.Zip(candidates))
            {
                foreach (var (unit, count) in says.Dots)
                    dots.Add(Must(WorkshopDots.Put(workshop, [.. dots.Where(put => put.PersonId == ManagerOf(unit))], ManagerOf(unit), candidate.Id, count)));
            }

            Must(workshop.CloseVote());
            foreach (var (says, candidate) in example.Candidates.Zip(candidates).Where(pair => pair.First.IsChosen))
                Must(candidate.Choose(workshop, true));
        }

        public IReadOnlyList<Goal> Ratify()
        {
            now = ExampleDates.At(WorkingDays.After(day), new TimeOnly(9, 30));
            foreach (var (says, candidate) in example.Candidates.Zip(candidates).Where(pair => pair.First.IsChosen))
            {
                foreach (var unit in example.Participants)
                {
                    NewId();
                    Must(candidate.Answer(workshop, candidate.Hash, says.Objections.GetValueOrDefault(unit), says.Objections.ContainsKey(unit), ManagerOf(unit), now));
                }
            }

            Must(workshop.Ratify(Board, now));
            return Must(Ratification.Make(Board, directory, NewId, ManagerOf(example.Facilitator), now));
        }

        /// <summary>A minute later each: what is read by time or identity keeps the order in which it was written.</summary>
        private Guid NewId() => Guid.CreateVersion7(now = now.AddMinutes(1));

        private Guid ManagerOf(string unit) => directory.ManagerOf(directory.Unit(unit)!.Id, day)!.Id;
    }
}
