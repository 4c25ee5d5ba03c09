using Entente.Domain.Goals;
using Entente.Web.Features.Goals;
using Entente.Web.Features.Needs;
using Entente.Web.Platform;

namespace Entente.Web.Pages;

/// <summary>The alignment map for programs: what hangs on what stands in the goals; here are the gaps and the coverage.</summary>
public static class AlignmentEndpoints
{
    /// <summary>How far a unit's work, or the company's, hangs together.</summary>
    /// <param name="Unit">Code of the unit; null for all of them together.</param>
    /// <param name="Goals">Goals that count.</param>
    /// <param name="Aligned">Those of them that serve somebody else and support something.</param>
    /// <param name="Needs">Needs that count.</param>
    /// <param name="Answered">Those of them that have a goal or a plan, or are done.</param>
    public sealed record CoverageShown(string? Unit, int Goals, int Aligned, int Needs, int Answered);

    /// <summary>A goal that serves nobody else or supports nothing, or a need that nobody answers.</summary>
    public sealed record GapShown(Guid Id, string Unit, string Title);

    /// <summary>All of it, as far as the asker may read it.</summary>
    public sealed record AlignmentShown(CoverageShown Company, IReadOnlyList<CoverageShown> Units, IReadOnlyList<GapShown> Unaligned, IReadOnlyList<GapShown> Unanswered);

    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/goals/alignment", async (CurrentActor current, ReadGoals goals, ReadNeeds needs, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            return Results.Ok(Show(Alignment.Of(actor.Directory, await goals.Read(actor, stop), await needs.ReadWithMerged(actor, stop)), actor));
        }).RequireAuthorization("scope:" + GoalRights.ReadScope).WithTags("Goals").WithSummary("Gaps and coverage: goals that serve nobody or support nothing, needs that nobody answers; a key sees needs with needs:read.").Produces<AlignmentShown>();

    private static AlignmentShown Show(Alignment all, Actor actor)
    {
        string Code(Guid unit) => actor.Directory.Unit(unit)!.Code;
        return new AlignmentShown(
            new CoverageShown(null, all.Units.Sum(one => one.Goals), all.Units.Sum(one => one.Aligned), all.Units.Sum(one => one.Needs), all.Units.Sum(one => one.Answered)),
            [.. all.Units.Select(one => new CoverageShown(one.Unit.Code, one.Goals, one.Aligned, one.Needs, one.Answered))],
            [.. all.Unaligned.Select(goal => new GapShown(goal.Id, Code(goal.OwnerId), goal.Body.Title))],
            [.. all.Unanswered.Select(need => new GapShown(need.Id, Code(need.ProviderId), need.Title))]);
    }
}
