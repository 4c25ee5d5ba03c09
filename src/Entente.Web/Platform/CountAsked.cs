using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings.Requests;

namespace Entente.Web.Platform;

/// <summary>How many people were asked about links in a period and how many have answered, by link; empty where that is no longer known.</summary>
public delegate Task<IReadOnlyDictionary<Guid, LinkAsked>> CountAsked(SupplyChain chain, Period period, IReadOnlyCollection<Link> links, CancellationToken stop);
