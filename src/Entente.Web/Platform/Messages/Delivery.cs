namespace Entente.Web.Platform.Messages;

/// <summary>How an attempt to send ended.</summary>
public abstract record Delivery
{
    private Delivery()
    {
    }

    /// <summary>The other side took it.</summary>
    public sealed record Taken : Delivery;

    /// <summary>Not now; it is tried again with growing pauses, and not before the other side said, where it did.</summary>
    public sealed record Later(string Fault, TimeSpan? After = null) : Delivery;

    /// <summary>Never; trying again would not help.</summary>
    public sealed record Refused(string Fault) : Delivery;

    /// <summary>The channel itself does not work: nothing else needs to be tried now, and it is no fault of the message.</summary>
    public sealed record Unreachable(string Fault) : Delivery;
}
