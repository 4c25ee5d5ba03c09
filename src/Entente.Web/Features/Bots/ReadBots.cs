using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Features.Bots.Platforms;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Bots;

/// <summary>What the company has set up at which platform, for administrators: never a secret, and of a group's address only where it lies.</summary>
public sealed class ReadBots(BotSettings settings, BotSecrets secrets, IDbContextFactory<EntenteDb> databases)
{
    /// <param name="Rules">Which platform.</param>
    /// <param name="Connection">What was set; null where nothing was.</param>
    /// <param name="Secrets">The fields whose secret is kept and can be read.</param>
    /// <param name="People">How many people are known there.</param>
    /// <param name="Groups">How many units have a group there.</param>
    public sealed record PlatformView(PlatformRules Rules, ChatConnection? Connection, IReadOnlySet<string> Secrets, int People, int Groups);

    /// <param name="UnitId">Whose.</param>
    /// <param name="Platform">Where.</param>
    /// <param name="Host">The host of its address; null where that cannot be read any more.</param>
    /// <param name="IsSigned">Whether what goes there is signed.</param>
    /// <param name="Language">How it is spoken to.</param>
    public sealed record GroupView(Guid UnitId, ChatPlatform Platform, string? Host, bool IsSigned, string Language);

    /// <param name="HasAddress">Whether links in messages lead anywhere; nothing goes out until they do.</param>
    /// <param name="Platforms">Every platform.</param>
    /// <param name="Groups">Every group.</param>
    public sealed record View(bool HasAddress, IReadOnlyList<PlatformView> Platforms, IReadOnlyList<GroupView> Groups);

    public async Task<Outcome<View>> Read(Actor actor, CancellationToken stop)
    {
        if (!actor.IsAdministrator)
            return new NotAllowed();
        await using var db = await databases.CreateDbContextAsync(stop);
        var connections = await db.Set<ChatConnection>().AsNoTracking().ToDictionaryAsync(one => one.Platform, stop);
        var people = await db.Set<ChatAccount>().GroupBy(one => one.Platform).Select(one => new { one.Key, Count = one.Count() }).ToDictionaryAsync(one => one.Key, one => one.Count, stop);
        var groups = await db.Set<ChatGroup>().AsNoTracking().ToListAsync(stop);
        return new View(
            settings.Address is not null,
            [.. PlatformRules.All.Select(rules => new PlatformView(rules, connections.GetValueOrDefault(rules.Platform), SecretsOf(connections.GetValueOrDefault(rules.Platform)), people.GetValueOrDefault(rules.Platform), groups.Count(group => group.Platform == rules.Platform)))],
            [.. groups.OrderBy(group => actor.Directory.Unit(group.UnitId)?.Code, StringComparer.Ordinal)
                .Select(group => new GroupView(group.UnitId, group.Platform, secrets.Open(group.SealedAddress) is { } address ? new Uri(address).Host : null, group.SealedSecret is not null, group.Language))]);
    }

    private HashSet<string> SecretsOf(ChatConnection? connection) =>
        connection is not null && secrets.OpenAll(connection.SealedSecrets) is { } kept ? kept.Keys.ToHashSet(StringComparer.Ordinal) : [];
}
