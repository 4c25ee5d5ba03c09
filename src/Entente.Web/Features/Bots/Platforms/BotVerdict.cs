using Entente.Web.Platform.Messages;

namespace Entente.Web.Features.Bots.Platforms;

/// <summary>What a platform's answer means, with its own words for it.</summary>
/// <param name="Ending">What it means.</param>
/// <param name="Fault">Code and words; empty where it was done.</param>
/// <param name="After">How long it wants to be left alone; null where it did not say.</param>
internal sealed record BotVerdict(Ending Ending, string Fault = "", TimeSpan? After = null)
{
    public static BotVerdict Taken { get; } = new(Ending.Taken);

    public bool IsTaken => Ending is Ending.Taken;

    /// <summary>For the outbox. A group's bot stands for itself: that it does not work keeps nothing else waiting.</summary>
    public Delivery ToDelivery(bool isGroup) => Ending switch
    {
        Ending.Taken => new Delivery.Taken(),
        Ending.Refused => new Delivery.Refused(Fault),
        Ending.Later => new Delivery.Later(Fault, After),
        _ => isGroup ? new Delivery.Later(Fault, After) : new Delivery.Unreachable(Fault),
    };
}
