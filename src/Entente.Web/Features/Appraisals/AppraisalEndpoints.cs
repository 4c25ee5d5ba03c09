using Entente.Domain.Appraisals;
using Entente.Domain.Kernel;
using Entente.Web.Platform;
using Entente.Web.Platform.Api;

namespace Entente.Web.Features.Appraisals;

/// <summary>Appraisals for programs. A cycle is addressed by its period, a sheet by its unit. A key runs cycles; what a person says is said by a person.</summary>
public sealed class AppraisalEndpoints(PrepareCycle prepare, MoveCycle move, ActOnSheet act, ReadCycles readAll, ReadCycle readCycle, ReadSheet read, AppraisalWords words, Reply reply)
{
    private const string Terms = """{"period":"2026-Q3","managementWeight":50,"managementPass":60,"servicePass":60}""";

    private readonly PrepareCycle prepare = prepare;
    private readonly MoveCycle move = move;
    private readonly ActOnSheet act = act;
    private readonly Reply reply = reply;

    public sealed record CycleShown
    {
        public required Guid Id { get; init; }
        public required string Period { get; init; }
        public required AppraisalState State { get; init; }
        public required int ManagementWeight { get; init; }
        public required int ServiceWeight { get; init; }
        public required int ManagementPass { get; init; }
        public required int ServicePass { get; init; }
        public required DateTimeOffset? PublishedAt { get; init; }

        /// <summary>The last day on which units may take note or object.</summary>
        public required DateOnly? AnswerBy { get; init; }
        public required IReadOnlyList<AppraisalVerb> Allowed { get; init; }
        public required int Version { get; init; }

        /// <summary>The sheets that the asker may read; only in the answer for one cycle that was opened.</summary>
        public IReadOnlyList<SheetShown>? Sheets { get; init; }
    }

    /// <summary>A sheet. Whoever is only asked for the self-assessment gets neither figures nor facts.</summary>
    public sealed record SheetShown
    {
        public required string Period { get; init; }
        public required string Unit { get; init; }
        public required AppraisalState State { get; init; }
        public required bool IsDraft { get; init; }
        public required SheetFigures? Figures { get; init; }

        /// <summary>Why it is so, in one sentence in the asker's language.</summary>
        public required string? Reason { get; init; }
        public required SelfAssessment? SelfAssessment { get; init; }
        public required IReadOnlyList<Calibration> Calibrations { get; init; }
        public required IReadOnlyList<SheetComment> Comments { get; init; }
        public required Appeal? Appeal { get; init; }
        public required int Version { get; init; }

        /// <summary>Everything the numbers are made of; only in the answer for one sheet.</summary>
        public SheetFacts? Facts { get; init; }
    }

    public static void Map(RouteGroupBuilder api)
    {
        var cycles = api.MapGroup("/appraisals").WithTags("Appraisals");
        cycles.MapGet("", async (string? after, int? limit, CurrentActor current, AppraisalEndpoints calls, CancellationToken stop) => await calls.All(after, limit, await current.Require(stop), stop))
            .RequireAuthorization("scope:" + AppraisalRights.ReadScope).WithSummary("Every cycle, in order of period.").Produces<Page<CycleShown>>();
        cycles.MapPost("", async (PrepareCycle.Request request, HttpContext http, CurrentActor current, AppraisalEndpoints calls, CancellationToken stop) =>
            calls.Answer(await calls.prepare.Run(null, request, await current.Require(stop), stop), http, created: true))
            .RequireAuthorization("scope:" + AppraisalRights.WriteScope).WithSummary("Prepares a cycle over a period.").WithMetadata(new RequestExample(Terms)).Produces<CycleShown>(201).ProducesProblem(403).ProducesProblem(409).ProducesProblem(422);
        cycles.MapGet("/{period}", async (string period, HttpContext http, CurrentActor current, AppraisalEndpoints calls, CancellationToken stop) => await calls.One(period, http, await current.Require(stop), stop))
            .RequireAuthorization("scope:" + AppraisalRights.ReadScope).WithSummary("One cycle with the sheets that the asker may read.").Produces<CycleShown>().ProducesProblem(404);
        cycles.MapPut("/{period}", async (string period, PrepareCycle.Request request, HttpContext http, CurrentActor current, AppraisalEndpoints calls, CancellationToken stop) =>
            calls.Answer(await calls.prepare.Run(period, request with { Version = http.SeenVersion() ?? request.Version }, await current.Require(stop), stop), http, created: false))
            .RequireAuthorization("scope:" + AppraisalRights.WriteScope).WithSummary("Gives a prepared cycle another period or other terms; once it is open this is answered 409. Takes If-Match.").WithMetadata(new RequestExample(Terms)).Produces<CycleShown>().ProducesProblem(403).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422);
        foreach (var (path, verb, summary) in new[]
        {
            ("open", AppraisalVerb.Open, "Opens it: units assess themselves, superiors give their verdicts."), ("review", AppraisalVerb.Review, "Begins the review; the period must be closed."),
            ("publish", AppraisalVerb.Publish, "Publishes every sheet at one instant, with its facts frozen."), ("finish", AppraisalVerb.Finish, "Makes it final; what was not answered in time counts as acknowledged."),
        })
        {
            cycles.MapPost("/{period}/" + path, async (string period, HttpContext http, CurrentActor current, AppraisalEndpoints calls, CancellationToken stop) =>
                calls.Answer(await calls.move.Run(period, verb, http.SeenVersion(), await current.Require(stop), stop), http, created: false))
                .RequireAuthorization("scope:" + AppraisalRights.WriteScope).WithSummary(summary + " Takes If-Match.").Produces<CycleShown>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);
        }

        MapSheets(cycles);
    }

    private static void MapSheets(RouteGroupBuilder cycles)
    {
        cycles.MapGet("/{period}/{unit}", async (string period, string unit, HttpContext http, CurrentActor current, AppraisalEndpoints calls, CancellationToken stop) => await calls.Sheet(period, unit, http, await current.Require(stop), stop))
            .RequireAuthorization("scope:" + AppraisalRights.ReadScope).WithSummary("One unit's sheet with the facts its numbers are made of.").Produces<SheetShown>().ProducesProblem(404);
        foreach (var (path, to, example, summary) in new[]
        {
            ("assess", SheetAct.Assess, """{"points":85,"text":"三名技工按时到岗。"}""", "Says of one's own unit how it went; it weighs nothing."),
            ("calibrate", SheetAct.Calibrate, """{"management":78,"text":"与同级部门对照后下调。"}""", "Changes the superior's part in the review, with the reason as text."),
            ("comment", SheetAct.Comment, """{"text":"配件缺货已连续两季改善。"}""", "Adds words in the review."),
            ("acknowledge", SheetAct.Acknowledge, "{}", "Takes note of one's own published sheet."),
            ("appeal", SheetAct.Appeal, """{"text":"销售部的一条差评已撤回，未计入。"}""", "Objects to one's own published sheet."),
            ("assign", SheetAct.Assign, """{"reviewer":"gu.mingyuan@hengtong.example"}""", "Names the neutral person who answers."),
            ("answer", SheetAct.Answer, """{"text":"核对记录后更正。","service":66.7}""", "Answers the appeal for good; management and service correct a part."),
        })
        {
            cycles.MapPost("/{period}/{unit}/" + path, async (string period, string unit, ActOnSheet.Request request, HttpContext http, CurrentActor current, AppraisalEndpoints calls, CancellationToken stop) =>
            {
                var actor = await current.Require(stop);
                var done = await calls.act.Run(period, unit, request with { Act = to, Version = http.SeenVersion() ?? request.Version }, actor, stop);
                return done.IsRefused ? calls.reply.Problem(done.Refusal) : await calls.Sheet(period, unit, http, actor, stop);
            })
            .RequireAuthorization("scope:" + AppraisalRights.WriteScope).WithSummary(summary + " For people. Takes If-Match.").WithMetadata(new RequestExample(example))
            .Produces<SheetShown>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422);
        }
    }

    private async Task<IResult> All(string? after, int? limit, Actor actor, CancellationToken stop)
    {
        var cycles = (await readAll.Read(actor, stop)).Select(row => row.Cycle).OrderBy(cycle => cycle.PeriodCode, StringComparer.Ordinal);
        var page = Page<AppraisalCycle>.Of(cycles, cycle => cycle.PeriodCode, after, limit);
        return page.IsRefused ? reply.Problem(page.Refusal) : Results.Ok(new Page<CycleShown>([.. page.Value.Items.Select(Show)], page.Value.Next));
    }

    private async Task<IResult> One(string period, HttpContext http, Actor actor, CancellationToken stop)
    {
        var found = await readCycle.Read(period, actor, stop);
        if (found.IsRefused)
            return reply.Problem(found.Refusal);
        http.ShowVersion(found.Value.Cycle.Version);
        return Results.Ok(Show(found.Value.Cycle) with { Sheets = [.. found.Value.Rows.Where(row => row.Sheet is not null).Select(row => Show(new ReadSheet.View(found.Value.Cycle, row.Unit, row.Sheet!, row.Facts, row.Figures)))] });
    }

    private async Task<IResult> Sheet(string period, string unit, HttpContext http, Actor actor, CancellationToken stop)
    {
        var found = await read.Read(period, unit, actor, stop);
        if (found.IsRefused)
            return reply.Problem(found.Refusal);
        http.ShowVersion(found.Value.Sheet.Version);
        return Results.Ok(Show(found.Value) with { Facts = found.Value.Facts });
    }

    private IResult Answer(Outcome<AppraisalCycle> cycle, HttpContext http, bool created)
    {
        if (cycle.IsRefused)
            return reply.Problem(cycle.Refusal);
        http.ShowVersion(cycle.Value.Version);
        var shown = Show(cycle.Value);
        return created ? Results.Created($"{ApiFeature.Root}/appraisals/{shown.Period}", shown) : Results.Ok(shown);
    }

    private static CycleShown Show(AppraisalCycle cycle) => new()
    {
        Id = cycle.Id,
        Period = cycle.PeriodCode,
        State = cycle.State,
        ManagementWeight = cycle.Terms.ManagementWeight,
        ServiceWeight = cycle.Terms.ServiceWeight,
        ManagementPass = cycle.Terms.ManagementPass,
        ServicePass = cycle.Terms.ServicePass,
        PublishedAt = cycle.PublishedAt,
        AnswerBy = cycle.AnswerBy,
        Allowed = AppraisalPath.AllowedOfCycle(cycle.State),
        Version = cycle.Version,
    };

    private SheetShown Show(ReadSheet.View view)
    {
        var limited = view.Facts is null;
        return new SheetShown
        {
            Period = view.Cycle.PeriodCode,
            Unit = view.Unit.Code,
            State = view.Sheet.State,
            IsDraft = view.Sheet.Facts is null,
            Figures = view.Figures,
            Reason = view is { Facts: { } facts, Figures: { } figures } ? words.Reason(facts, figures) : null,
            SelfAssessment = view.Sheet.Self,
            Calibrations = limited ? [] : view.Sheet.Calibrations,
            Comments = limited ? [] : view.Sheet.Comments,
            Appeal = limited ? null : view.Sheet.Appeal,
            Version = view.Sheet.Version,
        };
    }
}
