namespace Entente.Web.Platform.Messages;

/// <summary>Whom a channel reaches just now.</summary>
/// <param name="Person">Whether it reaches somebody.</param>
/// <param name="Group">In which language it speaks to a unit's group; null where it knows none.</param>
public sealed record ChannelReach(Func<Guid, bool> Person, Func<Guid, string?> Group)
{
    /// <summary>Everybody, and no group.</summary>
    public static ChannelReach Everybody { get; } = new(_ => true, _ => null);
}
