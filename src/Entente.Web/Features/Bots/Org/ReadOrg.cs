using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Features.Bots.Platforms;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Bots.Org;

/// <summary>The company as a platform knows it now, and whom of it we know already.</summary>
public sealed class ReadOrg(BotCalls calls, OpenConnection connections, IDbContextFactory<EntenteDb> databases)
{
    /// <param name="Tree">The company there.</param>
    /// <param name="Known">The people here who are known there, by their identities there.</param>
    public sealed record View(OrgTree Tree, IReadOnlyDictionary<string, Guid> Known);

    public async Task<Outcome<View>> Read(ChatPlatform platform, Actor actor, CancellationToken stop)
    {
        if (!actor.IsAdministrator)
            return new NotAllowed();
        var rules = PlatformRules.Of(platform);
        if (rules.App?.Org is not { } org)
            return new BotCannot();
        if (await connections.Of(platform, stop) is not { } app)
            return new BotNotConnected();
        var reader = new OrgReader(calls, rules, app, stop);
        var tree = await org(reader);
        if (reader.Fault is { } fault)
            return new BotSaidNo(fault);
        await using var db = await databases.CreateDbContextAsync(stop);
        return new View(tree, await db.Set<ChatAccount>().Where(one => one.Platform == platform).ToDictionaryAsync(one => one.UserId, one => one.PersonId, StringComparer.Ordinal, stop));
    }
}
