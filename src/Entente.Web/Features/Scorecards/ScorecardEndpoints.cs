using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Domain.Readiness;
using Entente.Domain.Scorecards;
using Entente.Web.Features.Scorecards.Adjusted;
using Entente.Web.Platform;
using Entente.Web.Platform.Api;

namespace Entente.Web.Features.Scorecards;

/// <summary>Scorecards and the supply chain for programs.</summary>
public sealed class ScorecardEndpoints(ReadScorecard scorecards, ReadAdjusted adjusted, ReadReadiness readiness, ReadDutyFulfilled duties, Reply reply)
{
    public sealed record Customers(int Satisfied, int Recovered, int Dissatisfied, int NoAnswer);

    public sealed record ShareShown(double? Value, double? Low, double? High, double? Bound, string? Withheld);

    public sealed record IndexShown(double? Value, double? Bound, int Raters, string? Withheld);

    public sealed record LongTermShown(double? Value, double? Bound, string? Withheld);

    public sealed record AdjustedShown(double Value, double Low, double High);

    /// <param name="FeedbackOnly">Whether its ratings are no part of any appraisal, because something is missing and nobody waived it; null where that is unknown.</param>
    /// <param name="Missing">What it lacks.</param>
    public sealed record VerdictShown(string Service, string Customer, Verdict Verdict, int Bad, int Recovered, int Ratings, int Sealed, bool? FeedbackOnly, IReadOnlyList<ReadinessGap> Missing);

    /// <summary>What interfaces.md promises; <c>dutyFulfilled</c> is null until the period's appraisal is published, where the unit was not appraised, and for whoever may not see its sheet.</summary>
    public sealed record ScorecardShown(
        string Unit, string Period, bool Closed, Customers Customers, ShareShown SatisfiedShare, double? Coverage, IndexShown Index, LongTermShown LongTerm, AdjustedShown? Adjusted,
        IReadOnlyList<VerdictShown> Verdicts, IReadOnlyDictionary<string, int> Causes, bool? DutyFulfilled, PooledShown? Pooled);

    /// <summary>Sealed answers that were released for whole units and of no single link; those of links are in their verdicts.</summary>
    public sealed record PooledShown(int Raters, int Good, int Neither, int Bad);

    public sealed record Node(string Code, string Name, string? EnglishName, string? Parent);

    /// <param name="FeedbackOnly">Whether its ratings are no part of any appraisal; null where that is unknown.</param>
    public sealed record Edge(Guid Link, string Provider, string Service, string Customer, Verdict Verdict, int Ratings, bool? FeedbackOnly);

    public sealed record ChainShown(string Period, IReadOnlyList<Node> Nodes, IReadOnlyList<Edge> Edges);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/scorecards", async (string? period, string? after, int? limit, CurrentActor current, ScorecardEndpoints calls, CancellationToken stop) =>
            calls.Answer(await calls.Cards(period, after, limit, await current.Require(stop), stop))).RequireAuthorization("scope:scorecards:read").WithTags("Scorecards")
            .WithSummary("The scorecards of all units in a period.").Produces<Page<ScorecardShown>>().ProducesProblem(422);
        api.MapGet("/units/{code}/scorecard", async (string code, string? period, CurrentActor current, ScorecardEndpoints calls, CancellationToken stop) =>
            calls.Answer(await calls.Card(code, period, await current.Require(stop), stop))).RequireAuthorization("scope:scorecards:read").WithTags("Scorecards")
            .WithSummary("A unit's scorecard in a period.").Produces<ScorecardShown>().ProducesProblem(404).ProducesProblem(422);
        api.MapGet("/chain", async (string? period, CurrentActor current, ScorecardEndpoints calls, CancellationToken stop) =>
            calls.Answer(await calls.ChainOf(period, await current.Require(stop), stop))).RequireAuthorization("scope:chain:read").WithTags("Chain")
            .WithSummary("Units and links with their verdicts in a period.").Produces<ChainShown>().ProducesProblem(422);
    }

    private static Outcome<Period> PeriodOf(string? code, Actor actor) =>
        code is null ? Period.Containing(PeriodKind.Quarter, actor.Today) : Period.TryParse(code, out var period) ? period : new PeriodInvalid(code);

    private IResult Answer<T>(Outcome<T> outcome)
        where T : notnull =>
        outcome.IsRefused ? reply.Problem(outcome.Refusal) : Results.Ok(outcome.Value);

    internal async Task<Outcome<Page<ScorecardShown>>> Cards(string? code, string? after, int? limit, Actor actor, CancellationToken stop)
    {
        var period = PeriodOf(code, actor);
        if (period.IsRefused)
            return period.Refusal;
        var units = Page<Unit>.Of(actor.Directory.Units, unit => unit.Code, after, limit);
        if (units.IsRefused)
            return units.Refusal;
        var figures = await adjusted.Read(period.Value, stop);
        var duty = await duties([.. units.Value.Items.Select(unit => unit.Id)], period.Value, actor, stop);
        var ready = await readiness(period.Value, stop);
        var items = new List<ScorecardShown>();
        foreach (var unit in units.Value.Items)
        {
            if ((await scorecards.Read(unit.Id, period.Value, stop)).Value is { } card)
                items.Add(Show(card, unit, figures, ready, duty, actor));
        }

        return new Page<ScorecardShown>(items, units.Value.Next);
    }

    internal async Task<Outcome<ScorecardShown>> Card(string unitCode, string? code, Actor actor, CancellationToken stop)
    {
        var period = PeriodOf(code, actor);
        if (period.IsRefused)
            return period.Refusal;
        if (actor.Directory.Unit(unitCode) is not { } unit)
            return new UnitUnknown(unitCode);
        var card = await scorecards.Read(unit.Id, period.Value, stop);
        return card.IsRefused ? card.Refusal : Show(card.Value, unit, await adjusted.Read(period.Value, stop), await readiness(period.Value, stop), await duties([unit.Id], period.Value, actor, stop), actor);
    }

    internal async Task<Outcome<ChainShown>> ChainOf(string? code, Actor actor, CancellationToken stop)
    {
        var period = PeriodOf(code, actor);
        if (period.IsRefused)
            return period.Refusal;
        var standings = actor.Directory.Root is { } root ? (await scorecards.Read(root.Id, period.Value, stop)).Value?.Links ?? [] : [];
        var ready = await readiness(period.Value, stop);
        return new ChainShown(
            period.Value.ToString(),
            [.. actor.Directory.Units.Select(unit => new Node(unit.Code, unit.Name, unit.EnglishName, unit.ParentId is { } parent ? actor.Directory.Unit(parent)!.Code : null))],
            [.. standings.Select(standing => EdgeOf(standing, ready, actor))]);
    }

    private static Edge EdgeOf(LinkStanding standing, IReadOnlyDictionary<Guid, LinkReadiness> ready, Actor actor)
    {
        var link = actor.Chain.Link(standing.LinkId)!;
        var service = actor.Chain.Service(link.ServiceId)!;
        return new Edge(link.Id, actor.Directory.Unit(service.ProviderId)!.Code, service.Code, actor.Directory.Unit(link.CustomerId)!.Code, standing.Verdict, standing.Ratings, ready.TryGetValue(link.Id, out var known) ? !known.Counts : null);
    }

    private static ScorecardShown Show(Scorecard card, Unit unit, ReadAdjusted.Figures? figures, IReadOnlyDictionary<Guid, LinkReadiness> ready, IReadOnlyDictionary<Guid, bool> duty, Actor actor) => new(
        unit.Code,
        card.Period,
        actor.Directory.IsClosed(Period.Parse(card.Period)),
        new Customers(card.Count(Verdict.Satisfied), card.Count(Verdict.Recovered), card.Count(Verdict.Dissatisfied), card.Count(Verdict.NoAnswer)),
        new ShareShown(card.Share.Value, card.Share.Interval?.Low, card.Share.Interval?.High, card.Share.Bound, card.Share.Value is null ? "nobody answered" : null),
        card.Share.Coverage,
        new IndexShown(card.Index?.Value, card.Index?.Bound, card.Raters, card.Index is null ? "fewer than 5 raters" : null),
        new LongTermShown(card.LongTerm?.Value, card.LongTerm?.Bound, card.LongTerm is null ? "no closed quarter with an index" : null),
        figures?.Of(unit.Id) is { } own ? new AdjustedShown(own.Value, own.Low, own.High) : null,
        [.. card.Links.Select(standing => EdgeOf(standing, ready, actor)).Zip(card.Links, (edge, standing) =>
            new VerdictShown(edge.Service, edge.Customer, standing.Verdict, standing.StandingBad + standing.Recovered, standing.Recovered, standing.Ratings, standing.Sealed, edge.FeedbackOnly, ready.GetValueOrDefault(standing.LinkId)?.Missing ?? []))],
        card.Causes.ToDictionary(pair => CamelCase(pair.Key), pair => pair.Value),
        duty.TryGetValue(unit.Id, out var fulfilled) ? fulfilled : null,
        card.Pooled is { } pooled ? new PooledShown(pooled.Raters, pooled.Good, pooled.Neither, pooled.Bad) : null);

    private static string CamelCase(Cause cause) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(cause.ToString());
}
