using System.Globalization;
using Entente.Domain.Dialogues;
using Entente.Web.Platform;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Entente.Web.Features.Dialogues;

/// <summary>
/// The live part of the room. It is told at once of what this node stored, and looks at the dialogue's revision for what others did.
/// Who looks is asked anew each time, so that whoever lost the right sees nothing more.
/// </summary>
public sealed partial class RoomBoard
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(800);

    private readonly CancellationTokenSource leaving = new();
    private readonly object seat = new();
    private readonly CultureInfo language = CultureInfo.CurrentUICulture;
    private readonly CultureInfo formats = CultureInfo.CurrentCulture;
    private Actor? actor;
    private ReadDialogue.View? view;
    private bool isLive;
    private bool isReading;
    private bool readAgain;

    [Parameter, EditorRequired]
    public Guid Id { get; set; }

    /// <summary>True where signed minutes were opened to be changed.</summary>
    [Parameter]
    public bool Edit { get; set; }

    [Inject]
    private ReadDialogue Dialogues { get; set; } = null!;

    [Inject]
    private ReadRoomRevision Revisions { get; set; } = null!;

    [Inject]
    private RoomSignals Signals { get; set; } = null!;

    [Inject]
    private Actors Actors { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    [Inject]
    private AuthenticationStateProvider SignedIn { get; set; } = null!;

    [Inject]
    private ILogger<RoomBoard> Log { get; set; } = null!;

    [Inject]
    private RoomConnection Connection { get; set; } = null!;

    /// <summary>Signed minutes are for reading until somebody asks to change them.</summary>
    private bool MayWrite => view is { Side: not null } && (Edit || view.Dialogue.State is not DialogueState.Signed);

    /// <summary>Both signed, and nobody changes it: what came of it stands first, and who looks at it is nobody's business.</summary>
    private bool IsOver => view!.Dialogue.State is DialogueState.Signed && !MayWrite;

    private IEnumerable<(string Words, bool IsAway)> Presence => Signals.In(Id).Select(who => (
        who.IsAway ? T["Room.Away", DialogueWords.Person(who.PersonId, actor!.Directory)].Value
        : who is { UnitId: { } unit, Part: { } part } ? T["Room.Writing", DialogueWords.Unit(unit, actor!.Directory), Words.Part(part)].Value
        : T["Room.Here", DialogueWords.Person(who.PersonId, actor!.Directory)].Value, who.IsAway));

    public void Dispose()
    {
        leaving.Cancel();
        Connection.Changed -= Say;
        Signals.Leave(Id, seat);
        leaving.Dispose();
    }

    protected override Task OnInitializedAsync() => Load();

    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender)
            return;
        isLive = true;
        Connection.Changed += Say;
        Write(null);
        _ = Watch(leaving.Token);
    }

    private void Say() => Write(null);

    private void Write(AgendaPart? part)
    {
        if (actor?.PersonId is { } person && !leaving.IsCancellationRequested)
            Signals.Sit(Id, seat, new RoomSignals.Present(person, view?.Side is { } side ? view.Dialogue.UnitOf(side) : null, part, Connection.IsDown), () => InvokeAsync(Refresh));
    }

    /// <summary>What other nodes stored is found by the dialogue's number.</summary>
    private async Task Watch(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Look, Clock, stop);
                if (await Revisions.Read(Id, stop) is var now && now != view?.Dialogue.Revision)
                    await InvokeAsync(Refresh);
            }
        }
        catch (OperationCanceledException)
        {
            // The room was left.
        }
        catch (Exception fault) when (fault is System.Data.Common.DbException or ObjectDisposedException)
        {
            Log.LogWarning(fault, "The room of {Dialogue} no longer looks for what other nodes store; it begins again when the page is opened again.", Id);
        }
    }

    /// <summary>Reads again and draws; whoever asks while that goes on is served by one more reading.</summary>
    private async Task Refresh()
    {
        if (isReading)
        {
            readAgain = true;
            return;
        }

        // Who tells us may speak another language.
        (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture) = (language, formats);
        isReading = true;
        try
        {
            do
            {
                readAgain = false;
                await Load();
            }
            while (readAgain && !leaving.IsCancellationRequested);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        finally
        {
            isReading = false;
        }

        if (!leaving.IsCancellationRequested)
            StateHasChanged();
    }

    private async Task Load()
    {
        var stop = leaving.Token;
        var who = await Actors.Of((await SignedIn.GetAuthenticationStateAsync()).User, null, stop);
        var found = who is null ? default : await Dialogues.Read(Id, who, stop);
        (actor, view) = who is null || found.IsRefused ? (null, null) : (who, found.Value);
    }
}
