using Entente.Domain.Chain;

namespace Entente.Web.Platform;

/// <summary>The organisation and the supply chain as they stood when the key of a request was looked up. Read after the request came, so it is as new as what would be read again, at the cost of a question less.</summary>
public sealed record ChainOfRequest(SupplyChain Chain);
