using System.ComponentModel;
using Entente.Domain.Needs;
using Entente.Domain.Organization;
using Entente.Web.Features.Needs;
using Entente.Web.Features.Scorecards;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Entente.Web.Pages.Mcp;

/// <summary>
/// The tools that assistants use at <c>/mcp</c>. Each asks the same query or use case as the page and the call of the API, with the rights of
/// the key; what is sealed is in none of them, because it is in none of those.
/// </summary>
[McpServerToolType]
public sealed class EntenteTools(CurrentActor current, ScorecardEndpoints scorecards, NeedEndpoints needs, ReadNeeds readNeeds, RaiseNeed raise, IEnumerable<IDueSource> sources, McpAnswer answer)
{
    private const int MostNeeds = 100;
    private const string PeriodText = "A month, quarter, half or year, such as 2026-07, 2026-Q3, 2026-H1 or 2026; empty for the present quarter.";

    private static readonly HashSet<string> NoScopes = [];

    [McpServerTool(Name = "read_scorecards", Title = "Scorecards", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false)]
    [Description("How units stand with their internal customers in a period: how many are satisfied, recovered, dissatisfied or silent, the share of satisfied customers with its interval, the index with the most that one rater can move it, verdicts for each service and customer, causes. A figure that is null says in 'withheld' why.")]
    [Authorize("scope:scorecards:read")]
    public async Task<CallToolResult> ReadScorecards(
        [Description("Code of one unit; empty for all units, 100 at a time.")] string? unit = null,
        [Description(PeriodText)] string? period = null,
        [Description("The 'next' of the page before; empty for the first.")] string? after = null,
        CancellationToken stop = default)
    {
        var actor = await current.Require(stop);
        return unit is null ? answer.Of(await scorecards.Cards(period, after, null, actor, stop)) : answer.Of(await scorecards.Card(unit, period, actor, stop));
    }

    [McpServerTool(Name = "read_chain", Title = "Internal supply chain", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false)]
    [Description("The internal supply chain in a period: units, and for each service and customer the verdict. One unrecovered bad makes a verdict dissatisfied; noAnswer is silence and never satisfaction.")]
    [Authorize("scope:chain:read")]
    public async Task<CallToolResult> ReadChain([Description(PeriodText)] string? period = null, CancellationToken stop = default) =>
        answer.Of(await scorecards.ChainOf(period, await current.Require(stop), stop));

    [McpServerTool(Name = "list_needs", Title = "Needs", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false)]
    [Description("What units need of each other: who needs what of whom, since when, where it stands, who is late with an answer, and its whole history. The latest first.")]
    [Authorize("scope:needs:read")]
    public async Task<CallToolResult> ListNeeds(
        [Description("Code of the unit that needs it or of which it is needed; empty for all.")] string? unit = null,
        [Description("raised, inDiscussion, accepted, planned, delivered, confirmed or declined; empty for all.")] NeedState? state = null,
        [Description("Whether only those that nobody answered in time.")] bool silentOnly = false,
        CancellationToken stop = default)
    {
        var actor = await current.Require(stop);
        if (unit is not null && actor.Directory.Unit(unit) is null)
            return answer.No(new UnitUnknown(unit));
        var of = unit is null ? null : actor.Directory.Unit(unit);
        var found = (await readNeeds.Read(actor, stop)).Where(need => (of is null || need.RaiserUnitId == of.Id || need.ProviderId == of.Id) && (state is null || need.State == state));
        var shown = (await needs.Shown(found, actor, stop)).Where(need => !silentOnly || need.IsSilent).ToList();
        return answer.Yes(new { items = shown.Take(MostNeeds), total = shown.Count });
    }

    [McpServerTool(Name = "raise_need", Title = "Raise a need", ReadOnly = false, Idempotent = false, Destructive = false, OpenWorld = false)]
    [Description("Says what a unit needs of another, in the name of a person who belongs to the unit or answers for it and has asked for it. The provider is reminded to answer. Never raise a need that the person did not ask for.")]
    [Authorize("scope:needs:write")]
    public async Task<CallToolResult> Raise(
        [Description("Mail address or identity of the person whose need it is.")] string person,
        [Description("Code of the unit that needs it.")] string unit,
        [Description("Code of the unit of which it is needed; the same unit means its manager.")] string provider,
        [Description("The need in one line, at most 120 characters.")] string title,
        [Description("In detail; empty where the line says all.")] string? text = null,
        CancellationToken stop = default)
    {
        var actor = await current.Require(stop);
        var made = await raise.Run(new RaiseNeed.Request { Raiser = person, Unit = unit, Provider = provider, Title = title, Text = text }, actor, stop);
        return made.IsRefused ? answer.No(made.Refusal) : answer.Yes((await needs.Shown([made.Value], actor, stop))[0]);
    }

    [McpServerTool(Name = "list_due_work", Title = "Due work", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false)]
    [Description("What waits for a person now, as their reminders say it: signatures, answers to needs, recoveries with their clocks, meetings, verifications. What their home page alone shows is left out.")]
    [Authorize("scope:due:read")]
    public async Task<CallToolResult> ListDueWork([Description("Mail address or identity of the person.")] string person, CancellationToken stop = default)
    {
        var actor = await current.Require(stop);
        if (RaiseNeed.Named(person, actor.Directory) is not { } whose)
            return answer.No(new PersonUnknown());
        var asked = new Actor(whose.Id, null, NoScopes, actor.Chain, actor.Today);
        var items = new List<DueItem>();
        foreach (var source in sources)
            items.AddRange((await source.Read(asked, stop)).Where(item => item.Reason is not null));
        return answer.Yes(new
        {
            items = items.DistinctBy(item => item.Reason).OrderBy(item => item.Before ?? DateTimeOffset.MaxValue).Select(item => new { item.Kind, item.Text, item.Why, item.When, dueAt = item.Before, item.IsLate, path = item.Href }),
        });
    }
}
