using Entente.Domain.Kernel;
using Entente.Domain.Ratings.Requests;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Ratings.Requests;

/// <summary>What a person is asked in a quarter's pulse. Reads open ratings alone: see <see cref="Pulse"/>.</summary>
public sealed class ReadPulse(IDbContextFactory<EntenteDb> databases, Snapshots snapshots, TimeProvider clock)
{
    /// <summary>Null where the person is gone or the quarter has not begun.</summary>
    /// <param name="person">Whose.</param>
    /// <param name="quarter">Which.</param>
    /// <param name="tapped">A link that stays on the list, whatever was said of it.</param>
    /// <param name="stop">Ends it.</param>
    public async Task<PulseView?> Read(Guid person, Period quarter, Guid? tapped, CancellationToken stop)
    {
        var chain = await snapshots.Read(stop);
        var today = chain.Directory.DayOf(clock.Now());
        if (chain.Directory.Person(person) is not { IsHere: true } || today < quarter.Start)
            return null;
        if (today > quarter.End)
            return new PulseView { Quarter = quarter, IsOver = true, Chain = chain, Asks = [], Done = [] };
        await using var db = await databases.CreateDbContextAsync(stop);
        var own = await db.Ratings.AsNoTracking().Where(rating => rating.RaterId == person && rating.Day >= quarter.Start && rating.Day <= quarter.End)
            .OrderByDescending(rating => rating.Day).ThenByDescending(rating => rating.Id).Select(rating => new { rating.LinkId, rating.Scale, rating.Level, rating.WithdrawnAt }).ToListAsync(stop);
        var serving = Pulse.Serving(chain, person, today);
        var asks = Pulse.Asks(chain, person, today, own.Select(rating => rating.LinkId).ToHashSet()).Select(link => link.Id).ToHashSet();
        return new PulseView
        {
            Quarter = quarter,
            IsOver = false,
            Chain = chain,
            Asks = [.. serving.Where(link => asks.Contains(link.Id) || link.Id == tapped)],
            Done =
            [
                .. from link in serving
                   where !asks.Contains(link.Id) && link.Id != tapped
                   let last = own.FirstOrDefault(rating => rating.LinkId == link.Id && rating.WithdrawnAt is null)
                   where last is not null
                   select new PulseView.Said(link, last.Scale, last.Level),
            ],
        };
    }
}
