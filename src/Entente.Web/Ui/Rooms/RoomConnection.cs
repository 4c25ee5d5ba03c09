using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Entente.Web.Ui.Rooms;

/// <summary>Tells the room of a window when its connection breaks and when it is back: the circuit itself outlives it for minutes.</summary>
public sealed class RoomConnection : CircuitHandler
{
    /// <summary>Called when it breaks and when it is back; the one room of the window listens.</summary>
    public Action? Changed { get; set; }

    public bool IsDown { get; private set; }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken) => Set(true);

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken) => Set(false);

    private Task Set(bool isDown)
    {
        IsDown = isDown;
        Changed?.Invoke();
        return Task.CompletedTask;
    }
}
