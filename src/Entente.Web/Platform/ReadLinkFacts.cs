using Entente.Domain.Appraisals;
using Entente.Domain.Kernel;

namespace Entente.Web.Platform;

/// <summary>What an appraisal counts of these units' links in a period: the customers' verdicts with each link's readiness, of a closed period as they were frozen.</summary>
public delegate Task<IReadOnlyDictionary<Guid, IReadOnlyList<LinkFact>>> ReadLinkFacts(Period period, IReadOnlyCollection<Guid> units, CancellationToken stop);
