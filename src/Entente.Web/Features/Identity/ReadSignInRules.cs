using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Identity;

/// <summary>What the company asks of whoever signs in, read once and kept while nothing changed anywhere.</summary>
public sealed class ReadSignInRules(IDbContextFactory<EntenteDb> databases, Snapshots snapshots)
{
    private Held? held;

    public async Task<SignInRules> Read(CancellationToken stop)
    {
        var (_, stamp) = await snapshots.ReadStamped(stop);
        if (held is { } known && known.Stamp == stamp)
            return known.Rules;
        await using var db = await databases.CreateDbContextAsync(stop);
        var rules = await db.Set<SignInRules>().AsNoTracking().SingleOrDefaultAsync(stop) ?? new SignInRules();
        held = new Held(rules, stamp);
        return rules;
    }

    private sealed record Held(SignInRules Rules, long Stamp);
}
