using Entente.Domain.Cadences;
using Entente.Domain.Kernel;
using Entente.Web.Platform;
using Microsoft.AspNetCore.Components;

namespace Entente.Web.Features.Cadences;

public sealed partial class MeetingPage
{
    private Actor? actor;
    private ReadMeeting.View? view;
    private string? refused;
    private bool isChanged;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromForm(FormName = "act")]
    private ActOnMeeting.Request? Asked { get; set; }

    [SupplyParameterFromForm(FormName = "write")]
    private WriteMeeting.Request? Written { get; set; }

    /// <summary>The action that is ticked off or opened again.</summary>
    [SupplyParameterFromForm(FormName = "tick")]
    private Guid? Action { get; set; }

    [SupplyParameterFromForm(FormName = "tick")]
    private bool IsDone { get; set; }

    private Cadence Cadence => view!.Cadence;

    private Meeting Meeting => view!.Meeting;

    private bool MayWrite => Meeting.State is MeetingState.Planned && CadenceRights.MayWrite(actor!, Cadence);

    protected override async Task OnInitializedAsync()
    {
        var http = Http.HttpContext!;
        var who = await Current.Require(http.RequestAborted);
        var found = await Meetings.Read(Id, who, http.RequestAborted);
        if (found.IsRefused)
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        else
            (view, actor) = (found.Value, who);
    }

    /// <summary>What would be refused by the clock is not offered.</summary>
    private bool MayNow(MeetingVerb verb)
    {
        var now = Clock.GetUtcNow();
        return verb switch
        {
            MeetingVerb.Miss => Meeting.StartsAt <= now,
            MeetingVerb.Move => !Meeting.IsOverdue(now),
            _ => true,
        };
    }

    private async Task Do() => Answer((await Act.Run(Id, Asked!, actor!, Http.HttpContext!.RequestAborted)).Refusal, $"Done.Meeting.{Asked!.Verb}");

    private async Task Write() => Answer((await Writer.Run(Id, Written!, actor!, Http.HttpContext!.RequestAborted)).Refusal, Written!.Finish ? "Done.Finished" : "Done.Written");

    private async Task Tick() => Answer((await Ticker.Run(Action ?? Guid.Empty, new TickAction.Request { Done = IsDone }, actor!, Http.HttpContext!.RequestAborted)).Refusal, IsDone ? "Done.Ticked" : "Done.Unticked");

    private void Answer(Refusal? refusal, string said)
    {
        if (refusal is not null)
        {
            Http.HttpContext!.Response.StatusCode = Reply.StatusOnPage(refusal);
            refused = Reply.Sentence(refusal);
            isChanged = refusal is ChangedUnderYou;
            return;
        }

        Flash.Success(T[said]);
        Navigation.NavigateTo($"/meetings/{Id}");
    }
}
