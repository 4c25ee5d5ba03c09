using Entente.Domain.Kernel;
using Entente.Domain.Recovery;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Recovery;

/// <summary>How the cases of a unit as provider, with the units inside it, were handled in a period and in the months up to its end.</summary>
public sealed class ReadFigures(IDbContextFactory<EntenteDb> databases, CompanyCalendar calendars, TimeProvider clock)
{
    private const int TrendMonths = 12;

    /// <param name="Figures">The period's.</param>
    /// <param name="Months">Each month's, earliest first; none after today.</param>
    public sealed record View(RecoveryFigures Figures, IReadOnlyList<(Period Month, RecoveryFigures Figures)> Months);

    public async Task<View> Read(Guid unit, Period period, Actor actor, CancellationToken stop)
    {
        var last = Period.Containing(PeriodKind.Month, period.LastDayBy(actor.Today));
        var spans = new List<Period> { last };
        while (spans.Count < TrendMonths)
            spans.Insert(0, spans[0].Previous);
        // Each finds inside the unit what was inside it on its last day.
        var linksOf = spans.Append(period).Distinct().ToDictionary(span => span, span => actor.Chain.LinksProvidedBy(unit, span.End).Select(link => link.Id).ToHashSet());
        var links = linksOf.Values.SelectMany(own => own).ToHashSet();
        await using var db = await databases.CreateDbContextAsync(stop);
        var cases = await db.RecoveryCases.AsNoTracking().Where(one => links.Contains(one.LinkId)).OrderBy(one => one.OpenedAt).ThenBy(one => one.Id).ToListAsync(stop);
        var (calendar, now) = (await calendars.Read(stop), clock.Now());
        RecoveryFigures Of(Period span) => RecoveryFigures.Of([.. cases.Where(one => linksOf[span].Contains(one.LinkId))], span, now, calendar, actor.Directory.DayOf, link => actor.Chain.Link(link)!.ServiceId);
        return new View(Of(period), [.. spans.SkipWhile(month => !cases.Exists(one => actor.Directory.DayOf(one.OpenedAt) <= month.End)).Select(month => (month, Of(month)))]);
    }
}
