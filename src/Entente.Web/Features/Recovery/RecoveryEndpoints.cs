using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Domain.Recovery;
using Entente.Web.Platform;
using Entente.Web.Platform.Api;

namespace Entente.Web.Features.Recovery;

/// <summary>Cases for programs. A key reads; whoever handles, confirms or writes does so as a person.</summary>
public sealed class RecoveryEndpoints(ActOnCase act, DelegateCase hand, SendMessage send, ReadCase read, ReadCases readAll, ReadFigures figures, Reply reply, TimeProvider clock)
{
    private readonly ActOnCase act = act;
    private readonly DelegateCase hand = hand;
    private readonly SendMessage send = send;
    private readonly Reply reply = reply;

    public sealed record RecoveryMessageShown(Guid Id, RecoveryRole From, Guid? Author, DateTimeOffset At, string Text);

    /// <summary>A case as it is answered.</summary>
    public sealed record CaseShown
    {
        public required Guid Id { get; init; }
        public required Guid Link { get; init; }
        public required string Provider { get; init; }
        public required string Service { get; init; }
        public required string Customer { get; init; }

        /// <summary>Mail address of who rated; null where the rating is sealed.</summary>
        public required string? Rater { get; init; }
        public required DateOnly Day { get; init; }
        public required RecoveryState State { get; init; }
        public required DateTimeOffset OpenedAt { get; init; }
        public required DateTimeOffset ContactDueAt { get; init; }
        public required DateTimeOffset RemedyDueAt { get; init; }

        /// <summary>Whether the provider's next step should have been taken before.</summary>
        public required bool IsLate { get; init; }
        public required DateTimeOffset? EscalatedAt { get; init; }
        public required Guid? EscalatedTo { get; init; }
        public required Guid? Owner { get; init; }
        public required Guid? Handler { get; init; }

        /// <summary>Why, as the rater says.</summary>
        public required Cause? Cause { get; init; }

        /// <summary>Why, as the provider found.</summary>
        public required Cause? Finding { get; init; }
        public required string? Remedy { get; init; }
        public required DateTimeOffset? DialogueAskedAt { get; init; }

        /// <summary>Whether it was confirmed after its period had been closed.</summary>
        public required bool ConfirmedLate { get; init; }
        public required IReadOnlyList<RecoveryEvent> History { get; init; }
        public required IReadOnlyList<RecoveryVerb> Allowed { get; init; }
        public required int Version { get; init; }

        /// <summary>The bads it is about; only in the answer for one case.</summary>
        public IReadOnlyList<Guid>? Ratings { get; init; }

        /// <summary>What both sides wrote; only in the answer for one case.</summary>
        public IReadOnlyList<RecoveryMessageShown>? Messages { get; init; }
    }

    public sealed record PaceShown(int Kept, int Missed, double? Share, double? MedianHours);

    public sealed record CauseShown(Cause? Cause, int Cases);

    public sealed record FiguresShown(string Unit, string Period, int Opened, int Confirmed, double? ShareConfirmed, PaceShown Contact, PaceShown Remedy, double? RepeatRate, IReadOnlyList<CauseShown> Causes);

    public static void Map(RouteGroupBuilder api)
    {
        var cases = api.MapGroup("/recoveries").WithTags("Recoveries");
        cases.MapGet("/figures", async (string unit, string period, CurrentActor current, RecoveryEndpoints calls, CancellationToken stop) =>
                await calls.Figures(unit, period, await current.Require(stop), stop))
            .RequireAuthorization("scope:" + RecoveryRights.ReadScope).WithSummary("How a unit and the units inside it handled their cases in a period; only what had happened when it ended.").Produces<FiguresShown>().ProducesProblem(404).ProducesProblem(422);
        cases.MapGet("", async (string? unit, Guid? link, string? state, string? after, int? limit, CurrentActor current, RecoveryEndpoints calls, CancellationToken stop) =>
                await calls.All(unit, link, state, after, limit, await current.Require(stop), stop))
            .RequireAuthorization("scope:" + RecoveryRights.ReadScope).WithMetadata(new TakesName("state", typeof(RecoveryState))).WithSummary("Every case that the asker may read, in order of identity; of a unit as provider or customer, a link, a state.").Produces<Page<CaseShown>>();
        cases.MapGet("/{id:guid}", async (Guid id, HttpContext http, CurrentActor current, RecoveryEndpoints calls, CancellationToken stop) =>
                await calls.One(id, http, await current.Require(stop), stop))
            .RequireAuthorization("scope:" + RecoveryRights.ReadScope).WithSummary("One case with its history, its ratings and what both sides wrote.").Produces<CaseShown>().ProducesProblem(404);
        MapSteps(cases);
        cases.MapPost("/{id:guid}/delegate", async (Guid id, DelegateCase.Request request, HttpContext http, CurrentActor current, RecoveryEndpoints calls, CancellationToken stop) =>
            {
                var actor = await current.Require(stop);
                return calls.Answer(await calls.hand.Run(id, request with { Version = http.SeenVersion() ?? request.Version }, actor, stop), http, actor);
            })
            .RequireAuthorization("scope:" + RecoveryRights.WriteScope).WithSummary("Hands the case to somebody of the provider; without a person back to the owner.")
            .WithMetadata(new RequestExample("""{"person":"accountant@repair.example"}""")).Produces<CaseShown>().ProducesProblem(403).ProducesProblem(409).ProducesProblem(422);
        cases.MapPost("/{id:guid}/messages", async (Guid id, SendMessage.Request request, CurrentActor current, RecoveryEndpoints calls, CancellationToken stop) =>
            {
                var made = await calls.send.Run(id, request, await current.Require(stop), stop);
                return made.IsRefused ? calls.reply.Problem(made.Refusal) : Results.Created($"{ApiFeature.Root}/recoveries/{id}", Shown(made.Value));
            })
            .RequireAuthorization("scope:" + RecoveryRights.WriteScope).WithSummary("The rater and whoever handles the case write to each other.")
            .WithMetadata(new RequestExample("""{"text":"单据已补齐，今天下午到账，请查收。"}""")).Produces<RecoveryMessageShown>(201).ProducesProblem(403).ProducesProblem(409).ProducesProblem(422);
    }

    private static void MapSteps(RouteGroupBuilder cases)
    {
        foreach (var (path, verb, example) in new[]
        {
            ("contact", RecoveryVerb.Contact, """{"text":"已电话了解情况，票据退回后无人通知。","finding":"nothingAgreed"}"""),
            ("remedy", RecoveryVerb.Remedy, """{"text":"当天补付，并约定退单当日电话告知。","finding":"nothingAgreed"}"""),
            ("confirm", RecoveryVerb.Confirm, "{}"),
            ("reopen", RecoveryVerb.Reopen, """{"text":"款项仍未到账。"}"""),
            ("withdraw", RecoveryVerb.Withdraw, "{}"),
        })
        {
            cases.MapPost("/{id:guid}/" + path, async (Guid id, ActOnCase.Request request, HttpContext http, CurrentActor current, RecoveryEndpoints calls, CancellationToken stop) =>
                {
                    var actor = await current.Require(stop);
                    return calls.Answer(await calls.act.Run(id, request with { Verb = verb, Version = http.SeenVersion() ?? request.Version }, actor, stop), http, actor);
                })
                .RequireAuthorization("scope:" + RecoveryRights.WriteScope).WithSummary($"{verb}; a step of the {(RecoveryRights.WhoTakes(verb) is RecoveryRole.Rater ? "rater" : "provider")}. Takes If-Match.").WithMetadata(new RequestExample(example))
                .Produces<CaseShown>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422);
        }
    }

    private static RecoveryMessageShown Shown(RecoveryMessage message) => new(message.Id, message.From, message.AuthorId, message.At, message.Text);

    private async Task<IResult> All(string? unit, Guid? link, string? state, string? after, int? limit, Actor actor, CancellationToken stop)
    {
        var stands = Enum.TryParse<RecoveryState>(state, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : (RecoveryState?)null;
        if (state is not null && stands is null)
            return reply.Problem(new RecoveryStateUnknown(state));
        var within = unit is null ? (Guid?)null : actor.Directory.Unit(unit)?.Id ?? Guid.Empty;
        var cases = (await readAll.Read(actor, stop))
            .Where(one => (link is null || one.LinkId == link) && (stands is null || one.State == stands) && (within is not { } side || IsOf(one, side, actor)))
            .OrderBy(one => one.Id.ToString("N"), StringComparer.Ordinal);
        var page = Page<RecoveryCase>.Of(cases, one => one.Id.ToString("N"), after, limit);
        return page.IsRefused ? reply.Problem(page.Refusal) : Results.Ok(new Page<CaseShown>([.. page.Value.Items.Select(one => Show(one, actor))], page.Value.Next));
    }

    private async Task<IResult> Figures(string code, string period, Actor actor, CancellationToken stop)
    {
        if (actor.Directory.Unit(code) is not { } unit)
            return reply.Problem(new UnitUnknown(code));
        if (!Period.TryParse(period, out var span))
            return reply.Problem(new RecoveryPeriodInvalid(period));
        var of = (await figures.Read(unit.Id, span, actor, stop)).Figures;
        static PaceShown Shown(RecoveryPace pace) => new(pace.Kept.Count, pace.Missed.Count, pace.Share, pace.Median?.TotalHours);
        return Results.Ok(new FiguresShown(unit.Code, span.ToString(), of.Opened.Count, of.Confirmed.Count, of.ShareConfirmed, Shown(of.Contact), Shown(of.Remedy), of.RepeatRate, [.. of.Causes.Select(cause => new CauseShown(cause.Cause, cause.Cases.Count))]));
    }

    private async Task<IResult> One(Guid id, HttpContext http, Actor actor, CancellationToken stop)
    {
        var found = await read.Read(id, actor, stop);
        if (found.IsRefused)
            return reply.Problem(found.Refusal);
        http.ShowVersion(found.Value.Case.Version);
        return Results.Ok(Show(found.Value.Case, actor) with { Ratings = [.. found.Value.Bads.Select(bad => bad.Id)], Messages = [.. found.Value.Messages.Select(Shown)] });
    }

    private IResult Answer(Outcome<RecoveryCase> one, HttpContext http, Actor actor)
    {
        if (one.IsRefused)
            return reply.Problem(one.Refusal);
        http.ShowVersion(one.Value.Version);
        return Results.Ok(Show(one.Value, actor));
    }

    private static bool IsOf(RecoveryCase one, Guid unit, Actor actor) =>
        actor.Directory.IsInside(actor.Chain.ProviderOf(actor.Chain.Link(one.LinkId)!), unit) || actor.Directory.IsInside(actor.Chain.Link(one.LinkId)!.CustomerId, unit);

    private CaseShown Show(RecoveryCase one, Actor actor)
    {
        var link = actor.Chain.Link(one.LinkId)!;
        return new CaseShown
        {
            Id = one.Id,
            Link = one.LinkId,
            Provider = actor.Directory.Unit(actor.Chain.ProviderOf(link))!.Code,
            Service = actor.Chain.Service(link.ServiceId)!.Code,
            Customer = actor.Directory.Unit(link.CustomerId)!.Code,
            Rater = one.RaterId is { } rater ? actor.Directory.Person(rater)?.Email : null,
            Day = one.Day,
            State = one.State,
            OpenedAt = one.OpenedAt,
            ContactDueAt = one.ContactDueAt,
            RemedyDueAt = one.RemedyDueAt,
            IsLate = one.Clock.IsLate(clock.Now()),
            EscalatedAt = one.EscalatedAt,
            EscalatedTo = one.EscalatedTo,
            Owner = RecoveryAccess.OwnerOf(actor.Chain, one, actor.Today)?.Id,
            Handler = RecoveryAccess.HandlerOf(actor.Chain, one, actor.Today)?.Id,
            Cause = one.RaterCause,
            Finding = one.Finding,
            Remedy = one.Remedy,
            DialogueAskedAt = one.DialogueAskedAt,
            ConfirmedLate = one.ConfirmedLate,
            History = one.History,
            Allowed = one.Allowed,
            Version = one.Version,
        };
    }
}
