using Entente.Domain.Kernel;
using Entente.Domain.Recovery;
using Entente.Web.Platform;
using Entente.Web.Platform.Api;

namespace Entente.Web.Features.Recovery.Objections;

/// <summary>Objections and the court of two for programs. A key reads; whoever objects, answers or judges does so as a person.</summary>
public sealed class DisputeEndpoints(MakeObjection make, AnswerObjection answer, JudgeRating judge, ReadDispute read, ReadDisputes readAll, Reply reply)
{
    private readonly MakeObjection make = make;
    private readonly AnswerObjection answer = answer;
    private readonly JudgeRating judge = judge;
    private readonly ReadDispute read = read;
    private readonly ReadDisputes readAll = readAll;

    public sealed record ObjectionShown(ObjectionAbout About, string Text, Guid By, DateTimeOffset At, string? Answer, Guid? AnsweredBy, DateTimeOffset? AnsweredAt);

    public sealed record JudgeShown(Guid By, DateTimeOffset At, string Text, bool Abuse);

    public sealed record DisputeShown(Guid Rating, ObjectionShown? Objection, JudgeShown? HumanResources, JudgeShown? Auditor, DateTimeOffset? RemovedAt)
    {
        /// <summary>The rating's link.</summary>
        public required Guid Link { get; init; }

        /// <summary>How far it has come; null where nobody objected and nobody judged.</summary>
        public required DisputeState? State { get; init; }
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/objections", async (Guid? link, string? state, string? after, int? limit, CurrentActor current, DisputeEndpoints calls, CancellationToken stop) =>
                await calls.All(link, state, after, limit, await current.Require(stop), stop))
            .RequireAuthorization("scope:" + RecoveryRights.ReadScope).WithTags("Objections").WithMetadata(new TakesName("state", typeof(DisputeState))).WithSummary("Every objection and removal that the asker may read, in order of the rating's identity; of a link, in a state.").Produces<Page<DisputeShown>>().ProducesProblem(422);
        var rating = api.MapGroup("/ratings/{id:guid}").WithTags("Objections");
        rating.MapGet("/objection", async (Guid id, CurrentActor current, DisputeEndpoints calls, CancellationToken stop) =>
                await calls.Show(id, null, await current.Require(stop), stop))
            .RequireAuthorization("scope:" + RecoveryRights.ReadScope).WithSummary("What was objected to an open rating, what was answered, and what a court of two decided.").Produces<DisputeShown>().ProducesProblem(404);
        rating.MapPost("/objection", async (Guid id, MakeObjection.Request request, CurrentActor current, DisputeEndpoints calls, CancellationToken stop) =>
            {
                var actor = await current.Require(stop);
                return await calls.Show(id, (await calls.make.Run(id, request, actor, stop)).Refusal, actor, stop);
            })
            .RequireAuthorization("scope:" + RecoveryRights.WriteScope).WithSummary("The provider objects, once, to the cause or the facts; no figure changes.")
            .WithMetadata(new RequestExample("""{"about":"facts","text":"单据当天已退回并电话告知，有通话记录。"}""")).Produces<DisputeShown>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        rating.MapPost("/objection/answer", async (Guid id, AnswerObjection.Request request, CurrentActor current, DisputeEndpoints calls, CancellationToken stop) =>
            {
                var actor = await current.Require(stop);
                return await calls.Show(id, (await calls.answer.Run(id, request, actor, stop)).Refusal, actor, stop);
            })
            .RequireAuthorization("scope:" + RecoveryRights.WriteScope).WithSummary("The customer or HR answers, once.")
            .WithMetadata(new RequestExample("""{"text":"电话没有打到经办人，评价维持。"}""")).Produces<DisputeShown>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        rating.MapPost("/removal", async (Guid id, JudgeRating.Request request, CurrentActor current, DisputeEndpoints calls, CancellationToken stop) =>
            {
                var actor = await current.Require(stop);
                return await calls.Show(id, (await calls.judge.Run(id, request, actor, stop)).Refusal, actor, stop);
            })
            .RequireAuthorization("scope:" + RecoveryRights.WriteScope).WithSummary("HR or an auditor finds proven abuse, or none; both together, two people from neither side, remove the rating, and one who finds none ends the court.")
            .WithMetadata(new RequestExample("""{"text":"查明系他人冒用账号评价，本人已书面确认。"}""")).Produces<DisputeShown>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
    }

    private async Task<IResult> Show(Guid id, Refusal? refusal, Actor actor, CancellationToken stop)
    {
        if (refusal is not null)
            return reply.Problem(refusal);
        var found = await read.Read(id, actor, stop);
        if (found.IsRefused)
            return reply.Problem(found.Refusal);
        return Results.Ok(Shown(found.Value));
    }

    private async Task<IResult> All(Guid? link, string? state, string? after, int? limit, Actor actor, CancellationToken stop)
    {
        var stands = Enum.TryParse<DisputeState>(state, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : (DisputeState?)null;
        if (state is not null && stands is null)
            return reply.Problem(new RecoveryStateUnknown(state));
        var rows = (await readAll.Read(link, actor, stop)).Where(view => stands is null || DisputesList.StateOf(view) == stands).OrderBy(view => view.Rating.Id.ToString("N"), StringComparer.Ordinal);
        var page = Page<ReadDispute.View>.Of(rows, view => view.Rating.Id.ToString("N"), after, limit);
        return page.IsRefused ? reply.Problem(page.Refusal) : Results.Ok(new Page<DisputeShown>([.. page.Value.Items.Select(Shown)], page.Value.Next));
    }

    private static DisputeShown Shown(ReadDispute.View view)
    {
        var (objection, removal) = (view.Objection, view.Removal);
        return new DisputeShown(
            view.Rating.Id,
            objection is null ? null : new ObjectionShown(objection.About, objection.Words, objection.By, objection.At, objection.Answer, objection.AnsweredBy, objection.AnsweredAt),
            removal?.HumanResourcesId is { } hr ? new JudgeShown(hr, removal.HumanResourcesAt!.Value, removal.HumanResourcesWords!, removal.DeniedBy != hr) : null,
            removal?.AuditorId is { } auditor ? new JudgeShown(auditor, removal.AuditorAt!.Value, removal.AuditorWords!, removal.DeniedBy != auditor) : null,
            removal?.CarriedOutAt)
        {
            Link = view.Rating.LinkId,
            State = objection is null && removal is null ? null : DisputesList.StateOf(view),
        };
    }
}
