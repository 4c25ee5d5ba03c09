using Entente.Domain.Fairness;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Fairness;

/// <summary>The signs of one closed period, by its latest search, with nobody's name.</summary>
public sealed class ReadSigns(IDbContextFactory<EntenteDb> databases)
{
    /// <param name="Periods">Periods that were searched, the latest first.</param>
    /// <param name="Search">The period's latest search; null where there was none.</param>
    /// <param name="Earlier">Earlier searches of the same period, before it was opened again.</param>
    /// <param name="Signs">What the search found, the surest first.</param>
    public sealed record Page(IReadOnlyList<Period> Periods, SignSearchRun? Search, IReadOnlyList<SignSearchRun> Earlier, IReadOnlyList<Sign> Signs);

    /// <param name="code">The period; null for the latest that was searched.</param>
    /// <param name="search">A certain search of it; null for the latest.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="stop">Ends the work early.</param>
    public async Task<Outcome<Page>> Read(string? code, Guid? search, Actor actor, CancellationToken stop)
    {
        if (!FairnessRights.MayRead(actor))
            return new NotAllowed();
        if (code is not null && !Period.TryParse(code, out _))
            return new PeriodInvalid(code);
        await using var db = await databases.CreateDbContextAsync(stop);
        var runs = await db.Set<SignSearchRun>().AsNoTracking().OrderByDescending(run => run.Id).ToListAsync(stop);
        List<Period> periods = [.. runs.Select(run => Period.Parse(run.Period)).Distinct().OrderDescending()];
        var wanted = code ?? periods.Select(period => period.ToString()).FirstOrDefault();
        var own = runs.Where(run => run.Period == wanted).ToList();
        var shown = own.FirstOrDefault(run => run.Id == search) ?? own.FirstOrDefault();
        if (shown is null)
            return new Page(periods, null, [], []);
        var signs = await db.Set<Sign>().AsNoTracking().Where(sign => sign.SearchId == shown.Id).ToListAsync(stop);
        return new Page(periods, shown, [.. own.Where(run => run.Id != shown.Id)], [.. signs.OrderBy(sign => sign.Q).ThenBy(sign => sign.P).ThenBy(sign => sign.Id)]);
    }
}
