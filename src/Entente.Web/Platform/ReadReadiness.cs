using Entente.Domain.Kernel;
using Entente.Domain.Readiness;

namespace Entente.Web.Platform;

/// <summary>Whether each link that runs in a period counts towards appraisal, and what it lacks: of a closed period as it was frozen, otherwise as it is now.</summary>
public delegate Task<IReadOnlyDictionary<Guid, LinkReadiness>> ReadReadiness(Period period, CancellationToken stop);
