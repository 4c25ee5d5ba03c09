using System.Globalization;
using Entente.Domain.Integrations;
using Entente.Domain.Kernel;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;
using Microsoft.AspNetCore.Components;

namespace Entente.Web.Features.Integrations.Webhooks;

/// <summary>One webhook: how it is doing, what an administrator may do with it, and every delivery.</summary>
public sealed partial class WebhookPage
{
    private static readonly string UsualOverlap = Webhook.UsualOverlap.TotalHours.ToString(CultureInfo.InvariantCulture);

    private Actor? actor;
    private ReadWebhooks.View? view;
    private ListAsked? asked;
    private Listing<WebhookDelivery>? listing;
    private string? refused;
    private string? secret;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromForm(FormName = "change")]
    private string? Name { get; set; }

    [SupplyParameterFromForm(FormName = "change")]
    private string? Address { get; set; }

    [SupplyParameterFromForm(FormName = "change")]
    private string[]? Kinds { get; set; }

    [SupplyParameterFromForm(FormName = "change")]
    private int? Version { get; set; }

    [SupplyParameterFromForm(FormName = "rotate")]
    private int? OverlapHours { get; set; }

    [Inject]
    private ReadWebhooks Webhooks { get; set; } = null!;

    [Inject]
    private DeliveriesList List { get; set; } = null!;

    [Inject]
    private ChangeWebhook ChangeIt { get; set; } = null!;

    [Inject]
    private RotateSecret Rotate { get; set; } = null!;

    [Inject]
    private MoveWebhook Move { get; set; } = null!;

    [Inject]
    private TestWebhook Test { get; set; } = null!;

    [Inject]
    private ReplayDelivery Replay { get; set; } = null!;

    [Inject]
    private DeleteWebhook Delete { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private Reply Reply { get; set; } = null!;

    [Inject]
    private Flash Flash { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    private CancellationToken Stop => Http.HttpContext!.RequestAborted;

    private string Here => $"/admin/webhooks/{Id}";

    private IReadOnlyList<(string Value, string Words)> States => [.. Enum.GetValues<DeliveryState>().Select(state => (state.ToString().ToLowerInvariant(), T[$"Delivery.State.{state}"].Value))];

    private IReadOnlyList<(string Value, string Words)> KindOptions => [.. EventKinds.All.Select(kind => kind.Name).Append(EventKinds.WebhookTest).Select(kind => (kind, T[$"Kind.{kind}"].Value))];

    protected override async Task OnInitializedAsync()
    {
        actor = await Current.Require(Stop);
        await Load();
        if (view is null)
            Http.HttpContext!.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private async Task Load()
    {
        asked = ListAsked.OnPage(Http.HttpContext!);
        view = (await Webhooks.Read(actor!, Stop)).Value?.FirstOrDefault(one => one.Webhook.Id == Id);
        listing = (await List.Read(asked, actor!, Stop)).Value;
    }

    private async Task Try()
    {
        var done = await Test.Run(Id, actor!, Stop);
        if (done.IsRefused)
            Flash.Error(Reply.Sentence(done.Refusal));
        else if (done.Value.State is DeliveryState.Sent)
            Flash.Success(T["Tested", done.Value.Status!, done.Value.Milliseconds!]);
        else
            Flash.Error(T["TestFailed", Answer(done.Value)]);
        Navigation.NavigateTo(Here);
    }

    private async Task Go(WebhookState to) => Done(await Move.Run(Id, to, actor!, Stop) is var done && done.IsRefused ? done.Refusal : null, to is WebhookState.Active ? "Resumed" : "Paused", Here);

    private async Task TakeAway() => Done(await Delete.Run(Id, actor!, Stop) is var done && done.IsRefused ? done.Refusal : null, "Deleted", "/admin/webhooks");

    private async Task Again(Guid delivery) => Done(await Replay.Run(Id, delivery, actor!, Stop) is var done && done.IsRefused ? done.Refusal : null, "Replayed", Here);

    private async Task Exchange()
    {
        var done = await Rotate.Run(Id, new RotateSecret.Request { OverlapHours = OverlapHours }, actor!, Stop);
        refused = done.IsRefused ? Reply.Sentence(done.Refusal) : null;
        secret = done.Value?.Secret;
        await Load();
    }

    private async Task Save()
    {
        var done = await ChangeIt.Run(Id, new ChangeWebhook.Request { Name = Name ?? "", Address = Address ?? "", Kinds = Kinds ?? [], Version = Version }, actor!, Stop);
        if (done.IsRefused)
        {
            refused = Reply.Sentence(done.Refusal);
            return;
        }

        Flash.Success(T["Changed"]);
        Navigation.NavigateTo(Here);
    }

    private void Done(Refusal? refusal, string said, string to)
    {
        if (refusal is not null)
            Flash.Error(Reply.Sentence(refusal));
        else
            Flash.Success(T[said]);
        Navigation.NavigateTo(to);
    }

    private string Answer(WebhookDelivery delivery) =>
        delivery.Fault is { } fault ? delivery.Status is { } status ? T["Delivery.WithCode", T[$"Fault.{fault}"].Value, status] : T[$"Fault.{fault}"] : delivery.Status is { } taken ? $"HTTP {taken}" : "—";
}
