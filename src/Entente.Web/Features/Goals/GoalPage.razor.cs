using Entente.Domain.Goals;
using Entente.Web.Platform;
using Microsoft.AspNetCore.Components;

namespace Entente.Web.Features.Goals;

public sealed partial class GoalPage
{
    private Actor? actor;
    private ReadGoal.View? view;
    private Goal goal = null!;
    private string? refused;
    private IReadOnlyList<GoalChange> changes = [];

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromForm]
    private ActOnGoal.Request? Asked { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var http = Http.HttpContext!;
        var who = await Current.Require(http.RequestAborted);
        await Load(who, http.RequestAborted);
        if (view is null)
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        else
            actor = who;
    }

    private GoalParty Owner => new(PartyKind.Owner, goal.OwnerId);

    private bool May(GoalVerb verb) => GoalPath.Check(goal.State, verb) is null && GoalRights.May(actor!, goal, verb, null);

    private async Task Load(Actor who, CancellationToken stop)
    {
        var found = await Goals.Read(Id, who, stop);
        view = found.IsRefused ? null : found.Value;
        goal = view?.Goal!;
    }

    /// <summary>Every form of the page comes here; which step it takes stands in the form.</summary>
    private async Task Do()
    {
        var http = Http.HttpContext!;
        var done = await Act.Run(Id, Asked!, null, actor!, http.RequestAborted);
        if (done.IsRefused)
        {
            http.Response.StatusCode = Reply.StatusOnPage(done.Refusal);
            refused = Reply.Sentence(done.Refusal);
            changes = (done.Refusal as GoalChangedUnderYou)?.Changes ?? [];
            await Load(actor!, http.RequestAborted);
            return;
        }

        Flash.Success(T[Asked is { Verb: GoalVerb.Propose, Hash: not null } ? "Done.ProposeSigned" : $"Done.{Asked!.Verb}"]);
        Navigation.NavigateTo($"/goals/{done.Value.Id}");
    }
}
