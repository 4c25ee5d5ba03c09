namespace Entente.Domain.Messages;

/// <summary>How a person wants to hear of one kind of message.</summary>
/// <param name="Kind">The kind, such as <c>need</c>.</param>
/// <param name="InInbox">True when it stands in the inbox.</param>
/// <param name="Out">When it goes out, by the name of each channel; a channel that is not named: never.</param>
public sealed record MessageChoice(string Kind, bool InInbox, IReadOnlyDictionary<string, Timing> Out)
{
    /// <summary>When it goes out by a channel.</summary>
    public Timing By(string channel) => Out.TryGetValue(channel, out var timing) ? timing : Timing.Never;
}
