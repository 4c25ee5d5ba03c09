using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Readiness;
using Entente.Web.Platform;
using Entente.Web.Platform.Api;

namespace Entente.Web.Features.Readiness;

/// <summary>Readiness, waivers and the course for programs. Nobody answers a lesson through a program.</summary>
public sealed class ReadinessEndpoints(ReadLinks links, ReadWaivers waivers, WaiveReadiness waive, RevokeWaiver revoke, ReadCourse course, ReadLearners learners, Reply reply)
{
    private readonly WaiveReadiness waive = waive;
    private readonly RevokeWaiver revoke = revoke;
    private readonly ReadCourse course = course;
    private readonly Reply reply = reply;

    /// <param name="Counts">Whether its ratings may count towards appraisal; otherwise they are feedback only.</param>
    /// <param name="Ready">Whether nothing is missing; a waiver lets it count nevertheless.</param>
    public sealed record LinkReadinessShown(Guid Link, string Provider, string Service, string Customer, string Period, bool Counts, bool Ready, IReadOnlyList<ReadinessGap> Missing, string? WaiverReason);

    public sealed record WaiverShown(Guid Id, Guid Link, string Period, string Reason, string? By, DateTimeOffset At, DateTimeOffset? RevokedAt, string? RevokedBy, string? RevokedReason);

    public sealed record LessonShown(int Lesson, bool Passed, DateTimeOffset? PassedAt, int WrongAttempts, DateTimeOffset? PausedUntil);

    public sealed record LearnerShown(string Person, IReadOnlyList<string> Units, int LessonsPassed, DateTimeOffset? FinishedAt);

    public static void Map(RouteGroupBuilder api)
    {
        var readiness = api.MapGroup("/readiness").WithTags("Readiness");
        readiness.MapGet("", async (string? period, string? unit, string? after, int? limit, CurrentActor current, ReadinessEndpoints calls, CancellationToken stop) =>
                await calls.All(period, unit, after, limit, await current.Require(stop), stop))
            .RequireScope(ReadinessRights.ReadScope).WithSummary("Whether each link that runs in a period counts towards appraisal, and what it lacks; in order of identity, of one unit on either side where it is named.").Produces<Page<LinkReadinessShown>>().ProducesProblem(404).ProducesProblem(422);
        readiness.MapGet("/waivers", async (Guid? link, string? period, string? after, int? limit, CurrentActor current, ReadinessEndpoints calls, CancellationToken stop) =>
                await calls.Waivers(link, period, after, limit, await current.Require(stop), stop))
            .RequireScope(ReadinessRights.ReadScope).WithSummary("Every waiver, those taken back too, in order of identity.").Produces<Page<WaiverShown>>();
        readiness.MapPost("/waivers", async (WaiveReadiness.Request request, CurrentActor current, ReadinessEndpoints calls, CancellationToken stop) =>
            {
                var actor = await current.Require(stop);
                var made = await calls.waive.Run(request, actor, stop);
                return made.IsRefused ? calls.reply.Problem(made.Refusal) : Results.Created($"{ApiFeature.Root}/readiness/waivers?link={made.Value.LinkId}", Show(made.Value, actor));
            })
            .RequireScope(ReadinessRights.WriteScope).WithSummary("Lets a link count in a period although something is missing; administrators alone, with a reason that everybody sees.")
            .WithMetadata(new RequestExample("""{"link":"0198c0de-0000-7000-8000-000000000001","period":"2026-Q4","reason":"库房搬迁，对话改在下季度初"}""")).Produces<WaiverShown>(201).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        readiness.MapPost("/waivers/{id:guid}/revoke", async (Guid id, RevokeWaiver.Request request, CurrentActor current, ReadinessEndpoints calls, CancellationToken stop) =>
            {
                var actor = await current.Require(stop);
                var done = await calls.revoke.Run(id, request, actor, stop);
                return done.IsRefused ? calls.reply.Problem(done.Refusal) : Results.Ok(Show(done.Value, actor));
            })
            .RequireScope(ReadinessRights.WriteScope).WithSummary("Takes a waiver back; it stays on record with both reasons.")
            .WithMetadata(new RequestExample("""{"reason":"对话已经补签"}""")).Produces<WaiverShown>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        MapCourse(api.MapGroup("/course").WithTags("Readiness"));
    }

    private static void MapCourse(RouteGroupBuilder lessons)
    {
        lessons.MapGet("", async (CurrentActor current, ReadinessEndpoints calls, CancellationToken stop) =>
            {
                var actor = await current.Require(stop);
                return actor.Person is null ? calls.reply.Problem(new NotAllowed()) : Results.Ok((await calls.course.Read(actor, stop)).Select(lesson => new LessonShown(lesson.Lesson, lesson.PassedAt is not null, lesson.PassedAt, lesson.WrongAttempts, lesson.PassedAt is null ? lesson.PausedUntil : null)));
            })
            .RequireScope(ReadinessRights.ReadScope).WithName("listLessons").WithSummary("How far the person who asks is with the introduction course; of nobody else, and never of a key.").Produces<IReadOnlyList<LessonShown>>().ProducesProblem(403);
        lessons.MapGet("/managers", async (string? after, int? limit, CurrentActor current, ReadinessEndpoints calls, CancellationToken stop) =>
                await calls.Learners(after, limit, await current.Require(stop), stop))
            .RequireScope(ReadinessRights.ReadScope).WithSummary("How far every manager is with the introduction course, for HR and administrators; in order of mail address.").Produces<Page<LearnerShown>>().ProducesProblem(403);
    }

    private static WaiverShown Show(ReadinessWaiver waiver, Actor actor) =>
        new(waiver.Id, waiver.LinkId, waiver.PeriodCode, waiver.Reason, Email(waiver.By, actor), waiver.At, waiver.RevokedAt, Email(waiver.RevokedBy, actor), waiver.RevokedReason);

    private static string? Email(Guid? person, Actor actor) => person is { } id && actor.Directory.Person(id) is { RemovedAt: null } known ? known.Email : null;

    private async Task<IResult> All(string? code, string? unitCode, string? after, int? limit, Actor actor, CancellationToken stop)
    {
        if (code is not null && !Period.TryParse(code, out _))
            return reply.Problem(new PeriodInvalid(code));
        var period = code is null ? Period.Containing(PeriodKind.Quarter, actor.Today) : Period.Parse(code);
        var unit = unitCode is null ? null : actor.Directory.Unit(unitCode);
        if (unitCode is not null && unit is null)
            return reply.Problem(new UnitUnknown(unitCode));
        var found = (await links.Read(period, stop)).Values.Select(readiness => (Readiness: readiness, Link: actor.Chain.Link(readiness.LinkId)!))
            .Where(row => unit is null || actor.Directory.IsInside(actor.Chain.ProviderOf(row.Link), unit.Id, period.End) || actor.Directory.IsInside(row.Link.CustomerId, unit.Id, period.End))
            .OrderBy(row => row.Link.Id.ToString("N"), StringComparer.Ordinal);
        var page = Page<(LinkReadiness Readiness, Domain.Chain.Link Link)>.Of(found, row => row.Link.Id.ToString("N"), after, limit);
        return page.IsRefused
            ? reply.Problem(page.Refusal)
            : Results.Ok(new Page<LinkReadinessShown>([.. page.Value.Items.Select(row => new LinkReadinessShown(
                row.Link.Id, actor.Directory.Unit(actor.Chain.ProviderOf(row.Link))!.Code, actor.Chain.Service(row.Link.ServiceId)!.Code, actor.Directory.Unit(row.Link.CustomerId)!.Code, period.ToString(),
                row.Readiness.Counts, row.Readiness.IsReady, row.Readiness.Missing, row.Readiness.WaiverReason))], page.Value.Next));
    }

    private async Task<IResult> Waivers(Guid? link, string? period, string? after, int? limit, Actor actor, CancellationToken stop)
    {
        var found = (await waivers.Read(link, period, stop)).OrderBy(waiver => waiver.Id.ToString("N"), StringComparer.Ordinal);
        var page = Page<ReadinessWaiver>.Of(found, waiver => waiver.Id.ToString("N"), after, limit);
        return page.IsRefused ? reply.Problem(page.Refusal) : Results.Ok(new Page<WaiverShown>([.. page.Value.Items.Select(waiver => Show(waiver, actor))], page.Value.Next));
    }

    private async Task<IResult> Learners(string? after, int? limit, Actor actor, CancellationToken stop)
    {
        var read = await learners.Read(actor, stop);
        if (read.IsRefused)
            return reply.Problem(read.Refusal);
        var page = Page<ReadLearners.Row>.Of(read.Value, row => row.Person.Email, after, limit);
        return page.IsRefused ? reply.Problem(page.Refusal) : Results.Ok(new Page<LearnerShown>([.. page.Value.Items.Select(row => new LearnerShown(row.Person.Email, [.. row.Units.Select(unit => unit.Code)], row.Passed, row.FinishedAt))], page.Value.Next));
    }
}
