using Entente.Domain.Messages;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Messages;

/// <summary>Puts what units' groups were told on its way to the groups that there are; a group rests when people usually do.</summary>
public sealed class RouteNotices(IEnumerable<Channel> channels, Snapshots snapshots, CompanyCalendar calendars, IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public async Task Run(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (!await db.Set<GroupNotice>().AnyAsync(stop))
            return;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // Orders two nodes of which one took the other for dead: the second finds nothing left to do.
        await Stamp.Raise(db, "messages", stop);
        var now = clock.Now();
        var loud = QuietHours.Usual.LoudFrom(now, await calendars.Read(stop), (await snapshots.Read(stop)).Directory.TimeZone);
        var open = await channels.Open(stop);
        foreach (var notice in await db.Set<GroupNotice>().OrderBy(notice => notice.Id).ToListAsync(stop))
        {
            foreach (var (channel, reach) in open)
            {
                if (reach.Group(notice.UnitId) is not { } language)
                    continue;
                db.Add(new Dispatch
                {
                    Id = Guid.CreateVersion7(now),
                    UnitId = notice.UnitId,
                    Channel = channel.Name,
                    Reason = $"notice/{notice.Id:N}",
                    At = notice.At,
                    DueAt = loud,
                    Content = new MessageContent(language, notice.Text.In(language), [new MessageContent.Section(null, [new MessageContent.Line(notice.Text.In(language), null, notice.Href)])]),
                });
            }

            db.Remove(notice);
        }

        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }
}
