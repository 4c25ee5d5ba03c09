using Entente.Domain.Kernel;

namespace Entente.Web.Platform;

/// <summary>Whether units fulfilled their duty in exactly this period, by unit; those not appraised, not published, or not for the actor to see are left out.</summary>
public delegate Task<IReadOnlyDictionary<Guid, bool>> ReadDutyFulfilled(IReadOnlyCollection<Guid> units, Period period, Actor actor, CancellationToken stop);
