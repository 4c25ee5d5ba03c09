using Entente.Web.Platform.Messages;

namespace Entente.Web.Features.Bots;

/// <summary>What the other side said.</summary>
internal static class BotFaults
{
    /// <summary>Null where it took what was sent.</summary>
    public static string? Of(Delivery delivery) => delivery switch
    {
        Delivery.Later later => later.Fault,
        Delivery.Refused refused => refused.Fault,
        Delivery.Unreachable unreachable => unreachable.Fault,
        _ => null,
    };
}
