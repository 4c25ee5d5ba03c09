using Entente.Web.Data;

namespace Entente.Web.Platform;

/// <summary>What a feature keeps for a person alone, without which nothing that they did is lost: it goes when they are removed.</summary>
/// <param name="Forget">Takes it away, in the transaction that removes them.</param>
public sealed record PersonalTrace(Func<EntenteDb, Guid, CancellationToken, Task> Forget);
