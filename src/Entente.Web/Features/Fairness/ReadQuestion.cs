using Entente.Domain.Chain;
using Entente.Domain.Fairness;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Fairness;

/// <summary>Gathers what signs of a period are looked for in: open answers, and encounters that were measured against a promise. Of sealed ratings nothing is read, not even what was released: the release holds back groups that agree, so what is left would look like fear (decision 87).</summary>
public sealed class ReadQuestion(IDbContextFactory<EntenteDb> databases, Snapshots snapshots)
{
    private const int LongTime = 24;

    public async Task<SignQuestion> Read(Period period, CancellationToken stop)
    {
        var chain = await snapshots.Read(stop);
        await using var db = await databases.CreateDbContextAsync(stop);
        var (before, now) = (await Cells(db, chain, period.Previous.Start, period.Previous.End, stop), await Cells(db, chain, period.Start, period.End, stop));
        return new SignQuestion
        {
            Period = period,
            Services = [.. chain.Services.Select(service => new RatedService(service.Id, service.ProviderId, service.Scale, service.Mode is RatingMode.Open))],
            LongTime = await Cells(db, chain, period.End.AddMonths(-LongTime).AddDays(1), period.End, stop),
            Before = before,
            Now = now,
            Promises = await Promises(db, chain, period, stop),
        };
    }

    private static async Task<List<AnswerCell>> Cells(EntenteDb db, SupplyChain chain, DateOnly from, DateOnly to, CancellationToken stop)
    {
        var rows = await RaterSum.Of(db.RaterTallies.AsNoTracking().Where(tally => tally.Day >= from && tally.Day <= to)).ToListAsync(stop);
        // Links of one service towards one customer that follow each other in time are one.
        return
        [
            .. from row in rows
               let link = chain.Link(row.LinkId)!
               let scale = chain.Service(link.ServiceId)!.Scale
               group row.Levels by (row.RaterId, link.ServiceId, link.CustomerId, Scale: scale) into cell
               let levels = Enumerable.Range(0, cell.Key.Scale).Select(step => cell.Sum(counts => counts[step])).ToList()
               where levels.Sum() > 0
               select new AnswerCell(cell.Key.RaterId, cell.Key.ServiceId, cell.Key.CustomerId, levels),
        ];
    }

    private static async Task<List<PromiseAnswer>> Promises(EntenteDb db, SupplyChain chain, Period period, CancellationToken stop)
    {
        // A day more on both sides, whatever the time zone; the company's day decides below.
        var first = new DateTimeOffset(period.Previous.Start.AddDays(-1), TimeOnly.MinValue, TimeSpan.Zero);
        var last = new DateTimeOffset(period.End.AddDays(2), TimeOnly.MinValue, TimeSpan.Zero);
        var rows = await (
            from encounter in db.Encounters.AsNoTracking()
            where encounter.Measured != null && encounter.OccurredAt >= first && encounter.OccurredAt < last
            join rating in db.Ratings.AsNoTracking().Where(rating => rating.WithdrawnAt == null && rating.RemovedAt == null)
                on new { encounter.LinkId, encounter.RaterId, Occasion = encounter.Reference } equals new { rating.LinkId, rating.RaterId, rating.Occasion } into said
            from rating in said.DefaultIfEmpty()
            select new { encounter.LinkId, encounter.OccurredAt, Measured = encounter.Measured!.Value, Scale = (int?)rating.Scale, Level = (int?)rating.Level }).ToListAsync(stop);
        // Those without a promise too: a version in force that promises nothing takes away what an earlier one promised.
        var versions = (await db.Expectations.AsNoTracking().ToListAsync(stop)).ToLookup(expectation => expectation.LinkId);
        return
        [
            .. from row in rows
               let quarter = Period.Containing(period.Kind, chain.Directory.DayOf(row.OccurredAt))
               where quarter == period || quarter == period.Previous
               let promise = Expectation.InForce(versions[row.LinkId], row.OccurredAt)?.Promise
               where promise is not null
               let link = chain.Link(row.LinkId)!
               select new PromiseAnswer(link.ServiceId, link.CustomerId, quarter.ToString(), promise.OverrunOf(row.Measured), row.Level is { } level ? Levels.Of(row.Scale!.Value, level) : null),
        ];
    }
}
