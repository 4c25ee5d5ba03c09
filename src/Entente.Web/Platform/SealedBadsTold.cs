using System.Data.Common;
using Entente.Domain.Ratings.Releases;

namespace Entente.Web.Platform;

/// <summary>Told of sealed bads that may be known now, in the transaction that releases or records them. Whoever wants to follow them does it there.</summary>
public delegate Task SealedBadsTold(DbTransaction transaction, IReadOnlyList<SealedBad> bads, DateTimeOffset at, CancellationToken stop);
