namespace Entente.Web.Platform.Messages;

/// <summary>The channels that somebody said how to use, with whom each reaches just now.</summary>
internal static class OpenChannels
{
    public static async Task<IReadOnlyList<(Channel Channel, ChannelReach Reach)>> Open(this IEnumerable<Channel> channels, CancellationToken stop)
    {
        var open = new List<(Channel, ChannelReach)>();
        foreach (var channel in channels.Where(channel => channel.IsSetUp()))
            open.Add((channel, await channel.Reach(stop)));
        return open;
    }
}
