using Entente.Domain.Chain;
using Entente.Domain.Fairness;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings.Releases;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Fairness;

/// <summary>
/// Released sealed votes beside the open ones of the same link or unit, each side one vote a rater, brought to the levels of the batch. Of several batches of a period the
/// largest is taken: one person may be in all of them, and would count as several. A batch of a unit counts only where one service went into it: of several nobody knows the mixture,
/// and a worse service that is rated sealed alone would look like fear.
/// </summary>
internal static class ReleasedGaps
{
    public static async Task<IReadOnlyList<OpenAndSealed>> Of(EntenteDb db, SupplyChain chain, Period period, IReadOnlyList<AnswerCell> cells, CancellationToken stop)
    {
        var batches = (await db.ReleasedBatches.AsNoTracking().Where(batch => batch.Month >= period.Start && batch.Month <= period.End).ToListAsync(stop))
            .Where(batch => batch.LinkId is not null || chain.ServicesOf(batch.UnitId).Count(service => service.Mode is not RatingMode.Open) == 1);
        return
        [
            .. from batch in batches
               group batch by (batch.UnitId, batch.LinkId) into same
               orderby same.Key.UnitId, same.Key.LinkId
               let largest = same.OrderByDescending(batch => batch.Raters).ThenBy(batch => batch.Id).First()
               select new OpenAndSealed(largest.UnitId, period.ToString(), OpenVotes(chain, largest, cells), [.. largest.Votes]),
        ];
    }

    private static List<double> OpenVotes(SupplyChain chain, ReleasedBatch batch, IReadOnlyList<AnswerCell> cells)
    {
        var link = batch.LinkId is { } id ? chain.Link(id) : null;
        var own = cells.Where(cell => link is null
            ? chain.Service(cell.ServiceId) is { } service && service.ProviderId == batch.UnitId && service.Mode is not RatingMode.Open
            : (cell.ServiceId, cell.CustomerId) == (link.ServiceId, link.CustomerId));
        // Rounded to a level as the votes of a batch are, halves upwards.
        var steps = batch.Scale - 1;
        return [.. own.GroupBy(cell => cell.RaterId).OrderBy(rater => rater.Key).Select(rater => Math.Floor((rater.Sum(cell => cell.Mean * cell.Answers) / rater.Sum(cell => cell.Answers) * steps) + 0.5) / steps)];
    }
}
