using Entente.Web.Data;
using Entente.Web.Platform.Retention;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Operations.Retention;

/// <summary>What is kept for how long.</summary>
public sealed class ReadRetention(IEnumerable<RetentionRule> rules, IDbContextFactory<EntenteDb> databases)
{
    /// <param name="Rule">What is kept.</param>
    /// <param name="Days">For how long.</param>
    public sealed record Term(RetentionRule Rule, int Days);

    public async Task<IReadOnlyList<Term>> Read(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await Of(rules, db, stop);
    }

    internal static async Task<IReadOnlyList<Term>> Of(IEnumerable<RetentionRule> rules, EntenteDb db, CancellationToken stop)
    {
        var set = await db.Set<RetentionTerm>().AsNoTracking().ToDictionaryAsync(term => term.Name, term => term.Days, stop);
        return [.. rules.Select(rule => new Term(rule, set.GetValueOrDefault(rule.Name, rule.Days)))];
    }
}
