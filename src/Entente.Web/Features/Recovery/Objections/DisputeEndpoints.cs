using Entente.Domain.Kernel;
using Entente.Domain.Recovery;
using Entente.Web.Platform;
using Entente.Web.Platform.Api;

namespace Entente.Web.Features.Recovery.Objections;

/// <summary>Objections and the court of two for programs. A key reads; whoever objects, answers or judges does so as a person.</summary>
public sealed class DisputeEndpoints(MakeObjection make, AnswerObjection answer, JudgeRating judge, ReadDispute read, Reply reply)
{
    private readonly MakeObjection make = make;
    private readonly AnswerObjection answer = answer;
    private readonly JudgeRating judge = judge;
    private readonly ReadDispute read = read;

    public sealed record ObjectionShown(ObjectionAbout About, string Text, Guid By, DateTimeOffset At, string? Answer, Guid? AnsweredBy, DateTimeOffset? AnsweredAt);

    public sealed record JudgeShown(Guid By, DateTimeOffset At, string Text);

    public sealed record DisputeShown(Guid Rating, ObjectionShown? Objection, JudgeShown? HumanResources, JudgeShown? Auditor, DateTimeOffset? RemovedAt);

    public static void Map(RouteGroupBuilder api)
    {
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
            .RequireAuthorization("scope:" + RecoveryRights.WriteScope).WithSummary("HR or an auditor finds proven abuse; both together, two people from neither side, remove the rating.")
            .WithMetadata(new RequestExample("""{"text":"查明系他人冒用账号评价，本人已书面确认。"}""")).Produces<DisputeShown>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
    }

    private async Task<IResult> Show(Guid id, Refusal? refusal, Actor actor, CancellationToken stop)
    {
        if (refusal is not null)
            return reply.Problem(refusal);
        var found = await read.Read(id, actor, stop);
        if (found.IsRefused)
            return reply.Problem(found.Refusal);
        var (objection, removal) = (found.Value.Objection, found.Value.Removal);
        return Results.Ok(new DisputeShown(
            id,
            objection is null ? null : new ObjectionShown(objection.About, objection.Words, objection.By, objection.At, objection.Answer, objection.AnsweredBy, objection.AnsweredAt),
            removal?.HumanResourcesId is { } hr ? new JudgeShown(hr, removal.HumanResourcesAt!.Value, removal.HumanResourcesWords!) : null,
            removal?.AuditorId is { } auditor ? new JudgeShown(auditor, removal.AuditorAt!.Value, removal.AuditorWords!) : null,
            removal?.CarriedOutAt));
    }
}
