using System.Globalization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Entente.Web.Ui.Rooms;

/// <summary>
/// The live part of a room. It is told at once of what this node stored, and looks at the room's revision for what others did. Who
/// looks is asked anew each time, so that whoever lost the right sees nothing more. It only draws; writing is done by forms (decision 41).
/// </summary>
public abstract class LiveRoom : ComponentBase, IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(800);

    private readonly CancellationTokenSource leaving = new();
    private readonly object seat = new();
    private readonly CultureInfo language = CultureInfo.CurrentUICulture;
    private readonly CultureInfo formats = CultureInfo.CurrentCulture;
    private bool isReading;
    private bool readAgain;

    [Parameter, EditorRequired]
    public Guid Id { get; set; }

    [Inject]
    protected RoomSignals Signals { get; set; } = null!;

    [Inject]
    protected TimeProvider Clock { get; set; } = null!;

    [Inject]
    private Actors Actors { get; set; } = null!;

    [Inject]
    private AuthenticationStateProvider SignedIn { get; set; } = null!;

    [Inject]
    private ILoggerFactory Logs { get; set; } = null!;

    [Inject]
    private RoomConnection Connection { get; set; } = null!;

    /// <summary>Who looks; null for whoever may not.</summary>
    protected Actor? Who { get; private set; }

    /// <summary>True once a connection draws it, rather than the page's own request.</summary>
    protected bool IsLive { get; private set; }

    /// <summary>The revision that is drawn; null while nothing is.</summary>
    protected abstract int? Drawn { get; }

    /// <summary>For which unit the reader is here; null for whoever only reads.</summary>
    protected virtual Guid? UnitId => null;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Reads what is to be drawn; false where the actor may not see it.</summary>
    protected abstract Task<bool> Read(Actor actor, CancellationToken stop);

    /// <summary>The revision as it is stored now.</summary>
    protected abstract Task<int> ReadRevision(CancellationToken stop);

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || leaving.IsCancellationRequested)
            return;
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
        IsLive = true;
        Connection.Changed += Say;
        Write(null);
        _ = Watch(leaving.Token);
    }

    /// <summary>Says under which part the reader writes just now; null where they do not.</summary>
    protected void Write(string? part)
    {
        if (Who?.PersonId is { } person && !leaving.IsCancellationRequested)
            Signals.Sit(Id, seat, new RoomSignals.Present(person, UnitId, part, Connection.IsDown), () => InvokeAsync(Refresh));
    }

    private void Say() => Write(null);

    /// <summary>What other nodes stored is found by the room's number. While the database is away, the room keeps what it shows and goes on looking.</summary>
    private async Task Watch(CancellationToken stop)
    {
        var isAway = false;
        try
        {
            while (true)
            {
                await Task.Delay(Look, Clock, stop);
                try
                {
                    if (await ReadRevision(stop) is var now && now != Drawn)
                        await InvokeAsync(Refresh);
                    isAway = false;
                }
                catch (Exception fault) when (fault is System.Data.Common.DbException || DatabaseFaults.IsAway(fault))
                {
                    if (!isAway)
                        Logs.CreateLogger(GetType()).LogWarning("The room {Room} cannot be looked at just now: {Fault}", Id, fault.Message);
                    isAway = true;
                }
            }
        }
        catch (Exception left) when (left is OperationCanceledException or ObjectDisposedException)
        {
            // The room was left.
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
        Who = who is not null && await Read(who, stop) ? who : null;
    }
}
