namespace Entente.Web.Platform.Messages;

/// <summary>One run of a channel: sends some messages, then lets go of whatever it held for them.</summary>
public sealed class ChannelRun(Func<Outgoing, CancellationToken, Task<Delivery>> send, Func<ValueTask> end) : IAsyncDisposable
{
    public Task<Delivery> Send(Outgoing message, CancellationToken stop) => send(message, stop);

    public ValueTask DisposeAsync() => end();
}
