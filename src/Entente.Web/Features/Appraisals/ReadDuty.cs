using Entente.Domain.Kernel;
using Entente.Web.Platform;

namespace Entente.Web.Features.Appraisals;

/// <summary>Whether units fulfilled their duty, by unit: the last published result of a period that ended no later than the given one.</summary>
public sealed class ReadDuty(ReadResults results)
{
    public async Task<IReadOnlyDictionary<Guid, ReadResults.Row>> Read(IReadOnlyCollection<Guid> units, Period? until, Actor actor, CancellationToken stop)
    {
        if (units.Count == 0)
            return new Dictionary<Guid, ReadResults.Row>();
        // Units come with their latest period first.
        return (await results.Read(units, actor, stop)).Where(row => until is not { } last || row.Cycle.Period.End <= last.End).DistinctBy(row => row.Unit.Id).ToDictionary(row => row.Unit.Id);
    }
}
