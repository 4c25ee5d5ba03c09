using System.Data.Common;
using Entente.Domain.Ratings;

namespace Entente.Web.Platform;

/// <summary>Hears of bads that were given, changed or taken back, within the transaction in which they were: either both stand afterwards, or neither.</summary>
public delegate Task BadsChanged(DbTransaction transaction, IReadOnlyList<BadsOfDay> changes, long stamp, CancellationToken stop);
