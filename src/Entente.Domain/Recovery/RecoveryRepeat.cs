using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings;

namespace Entente.Domain.Recovery;

/// <summary>The same went wrong more than once: cases of one cause on one service in a period, which propose a need.</summary>
/// <param name="ServiceId">The service.</param>
/// <param name="Cause">The cause.</param>
/// <param name="Period">The quarter in which they were opened.</param>
/// <param name="Cases">The cases, earliest first; two at least.</param>
public sealed record RecoveryRepeat(Guid ServiceId, Cause Cause, Period Period, IReadOnlyList<RecoveryCase> Cases)
{
    /// <summary>How many cases of one cause on one service in a quarter propose a need.</summary>
    public const int Fewest = 2;

    /// <summary>Every repetition among these cases in the quarter of a day. What was taken back does not count, and no sealed case is told of by it.</summary>
    public static IReadOnlyList<RecoveryRepeat> Of(IEnumerable<RecoveryCase> cases, SupplyChain chain, DateOnly day)
    {
        var quarter = Period.Containing(PeriodKind.Quarter, day);
        return
        [
            .. cases.Where(one => one is { RaterId: not null, State: not RecoveryState.Withdrawn, CauseThatCounts: not null } && quarter.Contains(chain.Directory.DayOf(one.OpenedAt)))
                .OrderBy(one => one.OpenedAt).ThenBy(one => one.Id)
                .GroupBy(one => (Service: chain.Link(one.LinkId)!.ServiceId, Cause: one.CauseThatCounts!.Value)).Where(same => same.Count() >= Fewest)
                .Select(same => new RecoveryRepeat(same.Key.Service, same.Key.Cause, quarter, [.. same])),
        ];
    }
}
