using System.Data.Common;

namespace Entente.Web.Platform.Happenings;

/// <summary>
/// Hears of open ratings that were given or changed, in the transaction in which they were. It stands on the hot path: where nobody
/// wants to know, which the snapshot's stamp tells, it does nothing.
/// </summary>
public delegate Task RatingsTold(DbTransaction transaction, IReadOnlyList<ToldRating> ratings, long stamp, DateTimeOffset at, CancellationToken stop);
