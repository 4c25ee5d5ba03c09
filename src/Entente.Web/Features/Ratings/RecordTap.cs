using Entente.Domain.Kernel;
using Entente.Domain.Ratings;

namespace Entente.Web.Features.Ratings;

/// <summary>Records what was tapped on a page. A tap must not end on a page that leaves open whether it counted.</summary>
public sealed class RecordTap(RatingWriter writer, ILogger<RecordTap> log)
{
    public async Task<Outcome<RecordedRating>> Record(RatingCommand command)
    {
        try
        {
            return await writer.Record(command);
        }
        catch (Exception fault)
        {
            log.LogError(fault, "A rating could not be recorded.");
            return new NotRecorded();
        }
    }
}
