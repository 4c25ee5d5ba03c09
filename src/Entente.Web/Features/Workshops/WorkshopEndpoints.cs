using Entente.Domain.Goals;
using Entente.Domain.Kernel;
using Entente.Domain.Workshops;
using Entente.Web.Platform;
using Entente.Web.Platform.Api;

namespace Entente.Web.Features.Workshops;

/// <summary>Workshops for programs. A key reads what everybody may see; whatever is written, voted or countersigned takes the person who does.</summary>
public sealed class WorkshopEndpoints(PlanWorkshop plan, LeadWorkshop lead, WriteWorkshopNote write, ChangeWorkshopNote change, WriteFact fact, WriteCandidate candidate, PutDots dots, CountersignGoals countersign, ReadWorkshop read, ReadWorkshops readAll, Reply reply)
{
    private readonly PlanWorkshop plan = plan;
    private readonly LeadWorkshop lead = lead;
    private readonly WriteWorkshopNote write = write;
    private readonly ChangeWorkshopNote change = change;
    private readonly WriteFact fact = fact;
    private readonly WriteCandidate candidate = candidate;
    private readonly PutDots dots = dots;
    private readonly CountersignGoals countersign = countersign;
    private readonly ReadWorkshop read = read;
    private readonly ReadWorkshops readAll = readAll;
    private readonly Reply reply = reply;

    public sealed record WorkshopNoteShown(Guid Id, NoteKind Kind, string Text, Guid Author, DateTimeOffset WrittenAt, bool Hidden, string? Group, Guid? About, IReadOnlyList<Citation> Cites, int Version);

    public sealed record WorkshopFactShown(Guid Id, FactArea Area, string Indicator, string Value, string? LastYear, string Source, FactTrend Trend, int Version);

    /// <param name="Dots">How many dots stand on it; null while the vote is not closed.</param>
    /// <param name="OwnDots">How many of the asker's own do.</param>
    public sealed record WorkshopGoalShown(Guid Id, string Title, string? EnglishTitle, IReadOnlyList<string> Serves, IReadOnlyList<Criterion> Criteria, IReadOnlyList<Guid> Strategies, string Hash, bool Chosen, int? Dots, int OwnDots, IReadOnlyList<Countersignature> Answers, Guid? Goal, int Version);

    public sealed record BoardShown(IReadOnlyList<WorkshopNoteShown> Notes, int HiddenNotes, IReadOnlyList<WorkshopFactShown> Facts, IReadOnlyList<WorkshopGoalShown> Goals, int DotsLeft);

    public sealed record WorkshopShown
    {
        public required Guid Id { get; init; }
        public required string Period { get; init; }
        public required WorkshopStage Stage { get; init; }
        public required DateTimeOffset PlannedAt { get; init; }
        public required string? Place { get; init; }
        public required string Facilitator { get; init; }
        public required IReadOnlyList<string> Participants { get; init; }
        public required int Dots { get; init; }
        public required bool Unseen { get; init; }
        public required bool VoteClosed { get; init; }
        public required DateTimeOffset? TimerEndsAt { get; init; }
        public required DateTimeOffset? RatifiedAt { get; init; }
        public required IReadOnlyList<StageMove> Moves { get; init; }
        public required IReadOnlyList<WorkshopVerb> Allowed { get; init; }
        public required IReadOnlyList<WorkshopStage> Targets { get; init; }
        public required int Revision { get; init; }

        /// <summary>What the asker may see of the board; only in the answer for one workshop.</summary>
        public BoardShown? Board { get; init; }
    }

    public static void Map(RouteGroupBuilder api)
    {
        var workshops = api.MapGroup("/workshops").WithTags("Workshops");
        workshops.MapGet("", async (string? after, int? limit, CurrentActor current, WorkshopEndpoints calls, CancellationToken stop) =>
            await calls.All(after, limit, await current.Require(stop), stop)).RequireScope(WorkshopRights.ReadScope).WithSummary("Every workshop, in order of identity.").Produces<Page<WorkshopShown>>();
        workshops.MapGet("/{id:guid}", async (Guid id, HttpContext http, CurrentActor current, WorkshopEndpoints calls, CancellationToken stop) =>
            await calls.One(id, http, await current.Require(stop), stop)).RequireScope(WorkshopRights.ReadScope).WithSummary("One workshop with its board and record, as far as the asker may see it.").Produces<WorkshopShown>().ProducesProblem(404);
        workshops.MapPost("", async (PlanWorkshop.Request request, HttpContext http, CurrentActor current, WorkshopEndpoints calls, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            return calls.Answer(await calls.plan.Run(null, request, null, actor, stop), http, actor, true);
        }).RequireScope(WorkshopRights.WriteScope).WithSummary("Calls a workshop.").WithMetadata(new RequestExample("""{"period":"2027","plannedAt":"2026-12-10T09:00:00+08:00","place":"三楼会议室","participants":["li.wei@hengtong.example","zhou.mingzhe@hengtong.example"],"dots":5}""")).Produces<WorkshopShown>(201).ProducesProblem(403).ProducesProblem(422);
        workshops.MapPut("/{id:guid}", async (Guid id, PlanWorkshop.Request request, HttpContext http, CurrentActor current, WorkshopEndpoints calls, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            return calls.Answer(await calls.plan.Run(id, request, http.SeenVersion(), actor, stop), http, actor, false);
        }).RequireScope(WorkshopRights.WriteScope).WithSummary("Another time, place, facilitator, circle or number of dots; takes If-Match.").WithMetadata(new RequestExample("""{"place":"二楼会议室","dots":6}""")).Produces<WorkshopShown>().ProducesProblem(409).ProducesProblem(412);
        MapLead(workshops);
        MapBoard(workshops);
    }

    private static void MapLead(RouteGroupBuilder workshops)
    {
        foreach (var (path, verb, example) in new[]
        {
            ("move", WorkshopVerb.Move, """{"to":"swot"}"""),
            ("reveal", WorkshopVerb.Reveal, """{"unseen":false}"""),
            ("timer", WorkshopVerb.Time, """{"minutes":10}"""),
            ("close-vote", WorkshopVerb.CloseVote, "{}"),
            ("choose", WorkshopVerb.Choose, """{"goals":["01985b8e-0000-7000-8000-000000000000"]}"""),
            ("ratify", WorkshopVerb.Ratify, "{}"),
            ("call-off", WorkshopVerb.CallOff, """{"text":"与经销商大会同一天，改期另开。"}"""),
        })
        {
            workshops.MapPost("/{id:guid}/" + path, async (Guid id, LeadWorkshop.Request request, HttpContext http, CurrentActor current, WorkshopEndpoints calls, CancellationToken stop) =>
            {
                var actor = await current.Require(stop);
                return calls.Answer(await calls.lead.Run(id, request with { Verb = verb }, http.SeenVersion(), actor, stop), http, actor, false);
            }).RequireScope(WorkshopRights.WriteScope).WithSummary($"{verb}, by the facilitator; takes If-Match.").WithMetadata(new RequestExample(example)).Produces<WorkshopShown>().ProducesProblem(403).ProducesProblem(409).ProducesProblem(412);
        }
    }

    private static void MapBoard(RouteGroupBuilder workshops)
    {
        workshops.MapPost("/{id:guid}/notes", async (Guid id, WriteWorkshopNote.Request request, CurrentActor current, WorkshopEndpoints calls, CancellationToken stop) =>
            calls.Created(id, await calls.write.Run(id, request, await current.Require(stop), stop), Show)).RequireScope(WorkshopRights.WriteScope).WithSummary("Writes a note; with an id of the sender's, sending it again keeps it once.")
            .WithMetadata(new RequestExample("""{"kind":"weakness","text":"急件平均要等两天。"}""")).Produces<WorkshopNoteShown>(201).ProducesProblem(409).ProducesProblem(422);
        workshops.MapPut("/{id:guid}/notes/{note:guid}", async (Guid id, Guid note, ChangeWorkshopNote.Request request, CurrentActor current, WorkshopEndpoints calls, CancellationToken stop) =>
            calls.Created(id, await calls.change.Run(id, note, request, await current.Require(stop), stop), Show)).RequireScope(WorkshopRights.WriteScope).WithSummary("Edits, moves, cites for or takes out a note; of two who move it the later wins, of two who edit it both texts stay.")
            .WithMetadata(new RequestExample("""{"change":"move","kind":"threat","group":"等件"}""")).Produces<WorkshopNoteShown>(201).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);
        workshops.MapPost("/{id:guid}/facts", async (Guid id, WriteFact.Request request, CurrentActor current, WorkshopEndpoints calls, CancellationToken stop) =>
            calls.Created(id, await calls.fact.Run(id, null, request, await current.Require(stop), stop), Show)).RequireScope(WorkshopRights.WriteScope).WithSummary("Writes a fact into the state sheet.")
            .WithMetadata(new RequestExample("""{"area":"customers","indicator":"一次修好率","value":"86%","lastYear":"89%","source":"工单系统","trend":"worse"}""")).Produces<WorkshopFactShown>(201).ProducesProblem(409).ProducesProblem(422);
        workshops.MapPut("/{id:guid}/facts/{fact:guid}", async (Guid id, Guid fact, WriteFact.Request request, CurrentActor current, WorkshopEndpoints calls, CancellationToken stop) =>
            calls.Created(id, await calls.fact.Run(id, fact, request, await current.Require(stop), stop), Show)).RequireScope(WorkshopRights.WriteScope).WithSummary("Changes a fact, or takes it out.")
            .WithMetadata(new RequestExample("""{"area":"customers","indicator":"一次修好率","value":"87%","source":"工单系统","trend":"better","seenVersion":1}""")).Produces<WorkshopFactShown>(201).ProducesProblem(409).ProducesProblem(412);
        workshops.MapPost("/{id:guid}/goals", async (Guid id, WriteCandidate.Request request, CurrentActor current, WorkshopEndpoints calls, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            return calls.Created(id, await calls.candidate.Run(id, null, request, actor, stop), goal => Show(goal, null, actor));
        }).RequireScope(WorkshopRights.WriteScope).WithSummary("Writes a candidate goal.").WithMetadata(new RequestExample("""{"title":"急件当天到工位","serves":["after-sales"],"strategies":["01985b8e-0000-7000-8000-000000000000"],"criteria":[{"measure":"急件当天到位率","unit":"%","comparison":"atLeast","target":90,"weight":100,"measuredBy":"维修技师组","evidence":"领料系统记录"}]}""")).Produces<WorkshopGoalShown>(201).ProducesProblem(409).ProducesProblem(422);
        workshops.MapPut("/{id:guid}/goals/{goal:guid}", async (Guid id, Guid goal, WriteCandidate.Request request, CurrentActor current, WorkshopEndpoints calls, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            return calls.Created(id, await calls.candidate.Run(id, goal, request, actor, stop), one => Show(one, null, actor));
        }).RequireScope(WorkshopRights.WriteScope).WithSummary("Changes a candidate goal, or takes it off the board; seenVersion says what it was written over.").WithMetadata(new RequestExample("""{"remove":true}""")).Produces<WorkshopGoalShown>(201).ProducesProblem(409).ProducesProblem(412);
        workshops.MapPut("/{id:guid}/goals/{goal:guid}/dots", async (Guid id, Guid goal, PutDots.Request request, CurrentActor current, WorkshopEndpoints calls, CancellationToken stop) =>
            calls.Done(await calls.dots.Run(id, goal, request, await current.Require(stop), stop))).RequireScope(WorkshopRights.WriteScope).WithSummary("Says how many of the asker's own dots stand on a goal.").WithMetadata(new RequestExample("""{"count":2}""")).Produces(204).ProducesProblem(409).ProducesProblem(422);
        workshops.MapPost("/{id:guid}/countersign", async (Guid id, CountersignGoals.Request request, CurrentActor current, WorkshopEndpoints calls, CancellationToken stop) =>
            calls.Done(await calls.countersign.Run(id, request, await current.Require(stop), stop))).RequireScope(WorkshopRights.WriteScope).WithSummary("Countersigns goals by their hashes, or objects with a reason; always for the asker alone.")
            .WithMetadata(new RequestExample("""{"answers":[{"goal":"01985b8e-0000-7000-8000-000000000000","hash":"…","objects":true,"objection":"人手不够，目标定得太高。"}]}""")).Produces(204).ProducesProblem(409).ProducesProblem(412);
    }

    private static WorkshopNoteShown Show(WorkshopNote note) => new(note.Id, note.Kind, note.Text, note.AuthorId, note.WrittenAt, note.IsHidden, note.Group, note.AboutId, note.Cites, note.Version);

    private static WorkshopFactShown Show(WorkshopFact fact) => new(fact.Id, fact.Area, fact.Indicator, fact.Value, fact.LastYear, fact.Source, fact.Trend, fact.Version);

    private static WorkshopGoalShown Show(CandidateGoal goal, BoardSight? sight, Actor actor) => new(
        goal.Id, goal.Body.Title, goal.Body.EnglishTitle, [.. goal.Body.Serves.Select(unit => actor.Directory.Unit(unit)!.Code)], goal.Body.Criteria, goal.Strategies, goal.Hash, goal.IsChosen,
        sight?.Dots?.GetValueOrDefault(goal.Id), sight?.OwnDots.GetValueOrDefault(goal.Id) ?? 0, [.. goal.Answers], goal.GoalId, goal.Version);

    private static WorkshopShown Show(Workshop workshop, Actor actor) => new()
    {
        Id = workshop.Id,
        Period = workshop.PeriodCode,
        Stage = workshop.Stage,
        PlannedAt = workshop.PlannedAt,
        Place = workshop.Place,
        Facilitator = actor.Directory.Person(workshop.FacilitatorId)?.Email ?? "",
        Participants = [.. workshop.Participants.Select(person => actor.Directory.Person(person)?.Email).OfType<string>()],
        Dots = workshop.DotsEach,
        Unseen = workshop.IsPrivate,
        VoteClosed = workshop.IsVoteClosed,
        TimerEndsAt = workshop.TimerEndsAt,
        RatifiedAt = workshop.RatifiedAt,
        Moves = workshop.Moves,
        Allowed = workshop.Allowed,
        Targets = workshop.Targets,
        Revision = workshop.Revision,
    };

    private async Task<IResult> All(string? after, int? limit, Actor actor, CancellationToken stop)
    {
        var workshops = (await readAll.Read(actor, stop)).OrderBy(workshop => workshop.Id.ToString("N"), StringComparer.Ordinal);
        var page = Page<Workshop>.Of(workshops, workshop => workshop.Id.ToString("N"), after, limit);
        return page.IsRefused ? reply.Problem(page.Refusal) : Results.Ok(new Page<WorkshopShown>([.. page.Value.Items.Select(workshop => Show(workshop, actor))], page.Value.Next));
    }

    private async Task<IResult> One(Guid id, HttpContext http, Actor actor, CancellationToken stop)
    {
        var found = await read.Read(id, actor, stop);
        if (found.IsRefused)
            return reply.Problem(found.Refusal);
        var sight = found.Value.Sight;
        http.ShowVersion(sight.Workshop.Revision);
        return Results.Ok(Show(sight.Workshop, actor) with
        {
            Board = new BoardShown([.. sight.Notes.Select(Show)], sight.HiddenNotes, [.. sight.Facts.Select(Show)], [.. sight.Candidates.Select(goal => Show(goal, sight, actor))], sight.DotsLeft),
        });
    }

    private IResult Created<T, TShown>(Guid id, Outcome<T> outcome, Func<T, TShown> show)
        where T : notnull => outcome.IsRefused ? reply.Problem(outcome.Refusal) : Results.Created($"{ApiFeature.Root}/workshops/{id}", show(outcome.Value));

    private IResult Done<T>(Outcome<T> outcome)
        where T : notnull => outcome.IsRefused ? reply.Problem(outcome.Refusal) : Results.NoContent();

    private IResult Answer(Outcome<Workshop> workshop, HttpContext http, Actor actor, bool created)
    {
        if (workshop.IsRefused)
            return reply.Problem(workshop.Refusal);
        http.ShowVersion(workshop.Value.Revision);
        var shown = Show(workshop.Value, actor);
        return created ? Results.Created($"{ApiFeature.Root}/workshops/{shown.Id}", shown) : Results.Ok(shown);
    }
}
