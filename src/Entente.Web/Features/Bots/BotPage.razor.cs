using Entente.Domain.Kernel;
using Entente.Web.Features.Bots.Platforms;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace Entente.Web.Features.Bots;

/// <summary>One platform: the company's app there, a trial, and who people are.</summary>
public sealed partial class BotPage
{
    private Actor? actor;
    private ReadBots.PlatformView? view;
    private string? refused;

    [Parameter]
    public string Platform { get; set; } = "";

    [SupplyParameterFromForm(FormName = "app")]
    private SaveConnection.Request? App { get; set; }

    [SupplyParameterFromForm(FormName = "people")]
    private SaveAccounts.Request? People { get; set; }

    /// <summary>After whom the platform is asked on; null from the first.</summary>
    [SupplyParameterFromQuery(Name = "after")]
    private string? After { get; set; }

    [Inject]
    private BotSettings Settings { get; set; } = null!;

    [Inject]
    private ReadBots Bots { get; set; } = null!;

    [Inject]
    private SaveConnection Save { get; set; } = null!;

    [Inject]
    private DeleteConnection Delete { get; set; } = null!;

    [Inject]
    private SaveAccounts Accounts { get; set; } = null!;

    [Inject]
    private FindAccounts Find { get; set; } = null!;

    [Inject]
    private TestBot Test { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private Reply Reply { get; set; } = null!;

    [Inject]
    private Flash Flash { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private CancellationToken Stop => Http.HttpContext!.RequestAborted;

    private ChatPlatform Which => view!.Rules.Platform;

    /// <summary>As the platform reaches the program, whichever way the administrator came.</summary>
    private string CallbackAt(Uri address) => address.ToString().TrimEnd('/') + Taps.TapEndpoints.Below + Platform;

    private bool Finds => view!.Rules.App?.Find is not null;

    protected override async Task OnInitializedAsync()
    {
        actor = await Current.Require(Stop);
        view = (await Bots.Read(actor, Stop)).Value?.Platforms.FirstOrDefault(one => one.Rules.Channel == Platform);
        if (view is null)
            Http.HttpContext!.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    /// <summary>What was typed, or what stands; a secret is never sent back.</summary>
    private string? Typed(ConnectionField field) => field.IsSecret ? null : App?.Values.GetValueOrDefault(field.Name) ?? view!.Connection?.Values.GetValueOrDefault(field.Name);

    private bool IsKept(ConnectionField field) => view!.Secrets.Contains(field.Name);

    private async Task Connect() => Said(await Save.Run(Which, App!, actor!, Stop) is { IsRefused: true } no ? no.Refusal : null, T["Connected"]);

    private async Task Disconnect() => Said(await Delete.Run(Which, actor!, Stop) is { IsRefused: true } no ? no.Refusal : null, T["Disconnected"]);

    private async Task Set()
    {
        var done = await Accounts.Run(Which, People!, actor!, Stop);
        Said(done.IsRefused ? done.Refusal : null, done.IsRefused ? "" : T["Accounts.Saved", done.Value.Set, done.Value.TakenAway]);
    }

    private async Task Look()
    {
        var done = await Find.Run(Which, After, actor!, Stop);
        if (!done.IsRefused && done.Value.Fault is { } fault)
            Flash.Error(T["Find.Stopped", fault]);
        Said(done.IsRefused ? done.Refusal : null, done.IsRefused ? "" : T["Find.Done", done.Value.Found, done.Value.Unknown.Count, done.Value.Left], done.IsRefused ? null : done.Value.After);
    }

    private async Task Try()
    {
        var tried = await Test.Run(Which, null, actor!, Stop);
        Said(tried.IsRefused ? tried.Refusal : BotFaults.Of(tried.Value) is { } fault ? new BotSaidNo(fault) : null, T["Tested"]);
    }

    private void Said(Refusal? refusal, string good, string? after = null)
    {
        if (refusal is not null)
        {
            Http.HttpContext!.Response.StatusCode = Reply.StatusOnPage(refusal);
            refused = Reply.Sentence(refusal);
            return;
        }

        Flash.Success(good);
        Navigation.NavigateTo($"/admin/bots/{Platform}{(after is null ? "" : "?after=" + Uri.EscapeDataString(after))}");
    }
}
