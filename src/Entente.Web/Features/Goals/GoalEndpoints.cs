using Entente.Domain.Goals;
using Entente.Domain.Kernel;
using Entente.Web.Platform;
using Entente.Web.Platform.Api;

namespace Entente.Web.Features.Goals;

/// <summary>Goals for programs.</summary>
public sealed class GoalEndpoints(SaveGoal save, ActOnGoal act, ReadGoal read, ReadGoals readAll, Reply reply)
{
    private const string Example = """{"owner":"admin-hr","title":"三名合格技工六月到岗","period":"2026-06","serves":["accessories"],"criteria":[{"measure":"到岗的合格技工","unit":"人","comparison":"atLeast","target":3,"deadline":"2026-06-10","weight":100,"measuredBy":"精品装饰部","evidence":"入职登记"}]}""";

    private readonly SaveGoal save = save;
    private readonly ActOnGoal act = act;
    private readonly ReadGoal read = read;
    private readonly ReadGoals readAll = readAll;
    private readonly Reply reply = reply;

    public sealed record SignatureShown(PartyKind As, string? Unit, Guid By, DateTimeOffset At, string Hash);

    public sealed record GoalShown
    {
        public required Guid Id { get; init; }
        public required string? Owner { get; init; }
        public required GoalState State { get; init; }
        public required string Title { get; init; }
        public required string? EnglishTitle { get; init; }
        public required string? Reason { get; init; }
        public required string Period { get; init; }
        public required IReadOnlyList<string> Serves { get; init; }
        public required bool ServesSuperior { get; init; }
        public required IReadOnlyList<Support> Supports { get; init; }
        public required IReadOnlyList<Criterion> Criteria { get; init; }
        public required IReadOnlyList<PlanStep> Steps { get; init; }

        /// <summary>The hash of the latest text: what a signature is bound to.</summary>
        public required string Hash { get; init; }

        /// <summary>Whether a change of what is in force waits for signatures.</summary>
        public required bool ChangeWaits { get; init; }
        public required IReadOnlyList<SignatureShown> Signatures { get; init; }
        public required IReadOnlyList<CheckIn> CheckIns { get; init; }
        public required IReadOnlyList<Fact> Facts { get; init; }
        public required Result? Outcome { get; init; }

        /// <summary>Whether the outcome is a result; before, it is how things stand.</summary>
        public required bool OutcomeIsFinal { get; init; }
        public required IReadOnlyList<Finding> Findings { get; init; }
        public required SuperiorVerdict? Verdict { get; init; }
        public required bool JointlySet { get; init; }
        public required IReadOnlyList<GoalVerb> Allowed { get; init; }
        public required int Version { get; init; }

        /// <summary>Its evidence, for whoever may open it; only in the answer for one goal.</summary>
        public IReadOnlyList<GoalFiles.FileShown>? Files { get; init; }
    }

    /// <summary>What one version changed of the one before it.</summary>
    /// <param name="From">The number of the version before.</param>
    /// <param name="To">The number of this one.</param>
    /// <param name="At">When it was written.</param>
    /// <param name="AgreedAt">When the last of those it needs signed it; null while one is missing.</param>
    /// <param name="Changes">Part by part, in the order of the text.</param>
    public sealed record VersionShown(int From, int To, DateTimeOffset At, DateTimeOffset? AgreedAt, IReadOnlyList<GoalChange> Changes);

    public static void Map(RouteGroupBuilder api)
    {
        var goals = api.MapGroup("/goals").WithTags("Goals");
        goals.MapGet("", async (string? after, int? limit, CurrentActor current, GoalEndpoints calls, CancellationToken stop) =>
            await calls.All(after, limit, await current.Require(stop), stop)).RequireAuthorization("scope:" + GoalRights.ReadScope).WithSummary("Every goal, in order of identity.").Produces<Page<GoalShown>>();
        goals.MapPost("", async (SaveGoal.Request request, HttpContext http, CurrentActor current, GoalEndpoints calls, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            return calls.Answer(await calls.save.Run(null, request, null, actor, stop), http, actor, true);
        }).RequireAuthorization("scope:" + GoalRights.WriteScope).WithSummary("Writes a draft.").WithMetadata(new RequestExample(Example)).Produces<GoalShown>(201).ProducesProblem(422);
        goals.MapGet("/{id:guid}", async (Guid id, HttpContext http, CurrentActor current, GoalEndpoints calls, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            var found = await calls.read.Read(id, actor, stop);
            if (found.IsRefused)
                return calls.reply.Problem(found.Refusal);
            http.ShowVersion(found.Value.Goal.Version);
            return Results.Ok(Show(found.Value.Goal, actor) with { Files = [.. found.Value.Files.Select(GoalFiles.Show)] });
        }).RequireAuthorization("scope:" + GoalRights.ReadScope).WithSummary("One goal with its evidence.").Produces<GoalShown>().ProducesProblem(404);
        goals.MapGet("/{id:guid}/changes", async (Guid id, CurrentActor current, GoalEndpoints calls, CancellationToken stop) =>
        {
            var found = await calls.read.Read(id, await current.Require(stop), stop);
            return found.IsRefused ? calls.reply.Problem(found.Refusal) : Results.Ok(Compare(found.Value.Goal));
        }).RequireAuthorization("scope:" + GoalRights.ReadScope).WithSummary("What each version of a goal changed of the one before it, the latest first.").Produces<IReadOnlyList<VersionShown>>().ProducesProblem(404);
        goals.MapPut("/{id:guid}", async (Guid id, SaveGoal.Request request, HttpContext http, CurrentActor current, GoalEndpoints calls, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            return calls.Answer(await calls.save.Run(id, request, http.SeenVersion(), actor, stop), http, actor, false);
        }).RequireAuthorization("scope:" + GoalRights.WriteScope).WithSummary("Writes another text; takes If-Match. Signatures do not pass over to it.").WithMetadata(new RequestExample(Example)).Produces<GoalShown>().ProducesProblem(409).ProducesProblem(412);
        MapTransitions(goals);
    }

    private static void MapTransitions(RouteGroupBuilder goals)
    {
        foreach (var (path, verb, example, summary) in new[]
        {
            ("propose", GoalVerb.Propose, """{"as":"owner","hash":"…"}""", "Asks for signatures; with as and hash the proposer signs for the owner at once."),
            ("sign", GoalVerb.Sign, """{"as":"served","unit":"accessories","hash":"…"}""", "Signs the text with this hash for one side; another text is answered 412 with what changed."),
            ("take-back", GoalVerb.TakeBack, "{}", "Takes back a change that not everybody signed."),
            ("start", GoalVerb.Start, """{"on":"2026-06-01"}""", "Begins the work on a day; a day before the signatures is told as it was."),
            ("check-in", GoalVerb.CheckIn, """{"confidence":7,"text":"两人已确认入职日期。"}""", "Says how it goes, with a confidence from 0 to 10."),
            ("finish-step", GoalVerb.FinishStep, """{"number":1,"on":"2026-06-02"}""", "Marks a step as done on a day."),
            ("report", GoalVerb.Report, "{}", "Hands the facts to the customers."),
            ("verify", GoalVerb.Verify, """{"as":"served","unit":"accessories","disputed":true,"number":1,"text":"实际只到了两人。","link":"https://files.example/list"}""", "Confirms the facts for one side, or disputes a criterion with number, text, link and files."),
            ("settle", GoalVerb.Settle, """{"as":"served","unit":"accessories","text":"以考勤记录为准。","value":2,"on":"2026-06-10"}""", "Decides a dispute as the superior of both, after ten working days; with value and on it sets the fact."),
            ("judge", GoalVerb.Judge, """{"points":80,"text":"结果基本达到。"}""", "Gives the superior's own verdict, 0 to 100."),
            ("drop", GoalVerb.Drop, """{"text":"项目取消。"}""", "Gives the goal up, with the reason as text."),
            ("carry-over", GoalVerb.CarryOver, "{}", "Makes a draft for the next period, without signatures."),
        })
        {
            goals.MapPost("/{id:guid}/" + path, async (Guid id, ActOnGoal.Request request, HttpContext http, CurrentActor current, GoalEndpoints calls, CancellationToken stop) =>
                await calls.Act(id, request with { Verb = verb }, http, await current.Require(stop), stop)).RequireAuthorization("scope:" + GoalRights.WriteScope).WithSummary(summary + " Takes If-Match.")
                .WithMetadata(new RequestExample(example)).Produces<GoalShown>().ProducesProblem(409).ProducesProblem(412);
        }

        goals.MapPost("/{id:guid}/criteria/{n:int}/report", async (Guid id, int n, ActOnGoal.Request request, HttpContext http, CurrentActor current, GoalEndpoints calls, CancellationToken stop) =>
            await calls.Act(id, request with { Verb = GoalVerb.RecordFact, Number = n }, http, await current.Require(stop), stop)).RequireAuthorization("scope:" + GoalRights.WriteScope)
            .WithSummary("Records a fact against a criterion.").WithMetadata(new RequestExample("""{"value":2,"on":"2026-06-09","text":"两人到岗。","link":"https://files.example/list"}""")).Produces<GoalShown>().ProducesProblem(409).ProducesProblem(422);
    }

    private static IReadOnlyList<VersionShown> Compare(Goal goal) =>
    [
        .. goal.Versions.Zip(goal.Versions.Skip(1), (before, after) => new VersionShown(before.Number, after.Number, after.At, after.AgreedAt, GoalChange.Between(before.Body, after.Body))).Reverse(),
    ];

    private static GoalShown Show(Goal goal, Actor actor) => new()
    {
        Id = goal.Id,
        Owner = actor.Directory.Unit(goal.OwnerId)?.Code,
        State = goal.State,
        Title = goal.Body.Title,
        EnglishTitle = goal.Body.EnglishTitle,
        Reason = goal.Body.Reason,
        Period = goal.Body.Period,
        Serves = [.. goal.Body.Serves.Select(unit => actor.Directory.Unit(unit)!.Code)],
        ServesSuperior = goal.Body.ServesSuperior,
        Supports = goal.Body.Supports,
        Criteria = goal.Body.Criteria,
        Steps = goal.Body.Steps,
        Hash = goal.Latest.Hash,
        ChangeWaits = goal.Pending is not null,
        Signatures = [.. goal.Latest.Signatures.Select(signature => new SignatureShown(signature.Party.Kind, actor.Directory.Unit(signature.Party.UnitId)?.Code, signature.By, signature.At, signature.Hash))],
        CheckIns = goal.CheckIns,
        Facts = goal.Facts,
        Outcome = goal.Outcome,
        OutcomeIsFinal = goal.IsOutcomeFinal(actor.Today),
        Findings = goal.Findings,
        Verdict = goal.Verdict,
        JointlySet = goal.IsJointlySet(actor.Directory.DayOf),
        Allowed = GoalPath.Allowed(goal.State),
        Version = goal.Version,
    };

    private async Task<IResult> All(string? after, int? limit, Actor actor, CancellationToken stop)
    {
        var goals = (await readAll.Read(actor, stop)).OrderBy(goal => goal.Id.ToString("N"), StringComparer.Ordinal);
        var page = Page<Goal>.Of(goals, goal => goal.Id.ToString("N"), after, limit);
        return page.IsRefused ? reply.Problem(page.Refusal) : Results.Ok(new Page<GoalShown>([.. page.Value.Items.Select(goal => Show(goal, actor))], page.Value.Next));
    }

    private async Task<IResult> Act(Guid id, ActOnGoal.Request request, HttpContext http, Actor actor, CancellationToken stop) =>
        Answer(await act.Run(id, request, http.SeenVersion(), actor, stop), http, actor, request.Verb is GoalVerb.CarryOver);

    private IResult Answer(Outcome<Goal> goal, HttpContext http, Actor actor, bool created)
    {
        if (goal.IsRefused)
            return reply.Problem(goal.Refusal);
        http.ShowVersion(goal.Value.Version);
        var shown = Show(goal.Value, actor);
        return created ? Results.Created($"{ApiFeature.Root}/goals/{shown.Id}", shown) : Results.Ok(shown);
    }
}
