using Entente.Domain.Dialogues;
using Entente.Domain.Kernel;
using Entente.Web.Platform;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Entente.Web.Features.Dialogues;

public sealed partial class DialoguePage
{
    private static readonly IComponentRenderMode Live = RenderMode.InteractiveServer;

    private Actor? actor;
    private ReadDialogue.View? view;
    private Dialogue dialogue = null!;
    private string? refused;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>True where signed minutes are to be changed.</summary>
    [SupplyParameterFromQuery]
    private bool Edit { get; set; }

    [SupplyParameterFromForm(FormName = "act")]
    private ActOnDialogue.Request? Asked { get; set; }

    /// <summary>The day and hour of another plan, in the company's time.</summary>
    [SupplyParameterFromForm(FormName = "act")]
    private DateTime? At { get; set; }

    [SupplyParameterFromForm(FormName = "prepare")]
    private SavePreparation.Request? Prepared { get; set; }

    /// <summary>Which button sent the preparation: only kept, or handed over too.</summary>
    [SupplyParameterFromForm(FormName = "prepare")]
    private string? HandOver { get; set; }

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

    private async Task Load(Actor who, CancellationToken stop)
    {
        var found = await Dialogues.Read(Id, who, stop);
        view = found.IsRefused ? null : found.Value;
        dialogue = view?.Dialogue!;
    }

    private async Task Do() => await Answer((await Act.Run(Id, Asked! with { PlannedAt = actor!.Directory.InstantOf(At) }, null, actor, Http.HttpContext!.RequestAborted)).Refusal, $"Done.{Asked!.Verb}");

    private async Task Keep()
    {
        var stop = Http.HttpContext!.RequestAborted;
        var refusal = (await Save.Run(Id, Prepared!, actor!, stop)).Refusal;
        if (refusal is null && HandOver is not null)
            refusal = (await Act.Run(Id, new ActOnDialogue.Request { Verb = DialogueVerb.Prepare }, null, actor!, stop)).Refusal;
        await Answer(refusal, HandOver is null ? "Done.Kept" : "Done.Prepare");
    }

    private async Task Answer(Refusal? refusal, string said)
    {
        var http = Http.HttpContext!;
        if (refusal is not null)
        {
            http.Response.StatusCode = Reply.StatusOnPage(refusal);
            refused = Words.Sentence(refusal) ?? Reply.Sentence(refusal);
            await Load(actor!, http.RequestAborted);
            return;
        }

        Flash.Success(T[said]);
        Navigation.NavigateTo($"/dialogues/{Id}");
    }
}
