using Entente.Domain.Goals;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Workshops;
using Entente.Web.Data;
using Entente.Web.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Browser.Tests.Kit;

/// <summary>A workshop of the example company that stands in some stage: HR leads, the general manager, after-sales and sales take part.</summary>
internal sealed class WorkshopRoom
{
    public const string Facilitator = "tan.hui@hengtong.example";

    /// <summary>Where the example's own workshops are held; those of tests are held elsewhere.</summary>
    public const string PlaceOfExample = "三楼大会议室";

    private WorkshopRoom(Guid id, IReadOnlyList<Person> people) => (Id, People) = (id, people);

    public Guid Id { get; }

    /// <summary>The general manager, after-sales and sales.</summary>
    public IReadOnlyList<Person> People { get; }

    /// <summary>Stores one with a note of each SWOT kind, a strategy and, from the candidates on, a goal; notes are shown.</summary>
    public static async Task<WorkshopRoom> In(ExampleCompany example, WorkshopStage stage)
    {
        var stop = TestContext.Current.CancellationToken;
        var chain = await example.App.Services.GetRequiredService<Snapshots>().Read(stop);
        var directory = chain.Directory;
        var now = example.App.Now;
        var leads = directory.Person(Facilitator)!.Id;
        Person[] people = [directory.Person("chen.guodong@hengtong.example")!, directory.Person("li.wei@hengtong.example")!, directory.Person("zhou.mingzhe@hengtong.example")!];
        var period = Period.Containing(PeriodKind.Quarter, directory.DayOf(now)).Next;
        var plan = new WorkshopPlan(period.ToString(), now.AddMinutes(10), "二楼会议室", leads, [.. people.Select(person => person.Id)], 3);
        var workshop = Given.Agreed(Workshop.Call(Guid.CreateVersion7(), directory, plan, leads, now));
        List<WorkshopNote> notes = [];
        List<CandidateGoal> goals = [];
        var board = new WorkshopBoard(workshop, notes, [], goals, []);
        while (workshop.Stage < stage)
        {
            Assert.Null(workshop.Move(workshop.Stage + 1, board, leads, now));
            if (workshop.Stage is WorkshopStage.Expectations)
                Assert.Null(workshop.SetPrivate(false));
            if (workshop.Stage is WorkshopStage.Swot)
                notes.AddRange(NoteKinds.Swot.Select((kind, i) => Write(kind, $"第 {i + 1} 张：{kind}", [])));
            if (workshop.Stage is WorkshopStage.Strategies)
                notes.Add(Write(NoteKind.WeaknessOpportunity, "借补贴把新能源工位补齐", [.. notes.Where(note => note.Kind is NoteKind.Weakness or NoteKind.Opportunity).Select(note => new Citation(CitationKind.Note, note.Id))]));
            if (workshop.Stage is WorkshopStage.Candidates)
                goals.Add(Given.Agreed(CandidateGoal.Write(Guid.CreateVersion7(), board, Body(directory, period), [notes[^1].Id], people[1].Id)));
            if (workshop.Stage is WorkshopStage.Vote && stage > WorkshopStage.Vote)
            {
                Assert.Null(workshop.CloseVote());
                Assert.Null(goals[0].Choose(workshop, true));
            }
        }

        await using var db = example.App.Db();
        db.AddRange([workshop, .. notes, .. goals]);
        await db.SaveChangesAsync(stop);
        return new WorkshopRoom(workshop.Id, people);

        WorkshopNote Write(NoteKind kind, string text, IReadOnlyList<Citation> cites) => Given.Agreed(WorkshopNote.Write(Guid.CreateVersion7(), board, new NoteDraft(kind, text, null, cites), people[1].Id, now));
    }

    private static GoalBody Body(CompanyDirectory directory, Period period) => new()
    {
        Title = "新能源车当天修完",
        EnglishTitle = "Electric cars repaired the same day",
        Serves = [directory.Unit("after-sales")!.Id, directory.Unit("sales")!.Id],
        Criteria = [new Criterion { Number = 1, Measure = "当天修完率", EnglishMeasure = "Repaired the same day", Unit = "%", Comparison = Comparison.AtLeast, Target = 80, Deadline = period.End, Weight = 100, MeasuredBy = "客户关系部", Evidence = "工单系统" }],
    };
}
