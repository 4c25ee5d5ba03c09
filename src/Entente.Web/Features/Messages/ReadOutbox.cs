using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Features.Messages.Mail;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Messages;

/// <summary>How mail is set up and what became of everything that was sent, for administrators: to whom and why not, never what it said.</summary>
public sealed class ReadOutbox(MailSettings settings, IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    private const int Most = 200;

    public sealed record Row(Guid Id, Guid? PersonId, Guid? UnitId, string Channel, DateTimeOffset At, int Attempts, string? Fault);

    public sealed record View(MailSettings Settings, int Waiting, int SentInADay, string? LastFault, IReadOnlyList<Row> Dead);

    public async Task<Outcome<View>> Read(Actor actor, CancellationToken stop)
    {
        if (!actor.IsAdministrator)
            return new NotAllowed();
        await using var db = await databases.CreateDbContextAsync(stop);
        var dispatches = db.Set<Dispatch>().AsNoTracking();
        var since = clock.Now().AddDays(-1);
        return new View(
            settings,
            await dispatches.CountAsync(d => d.SentAt == null && d.DeadAt == null, stop),
            await dispatches.CountAsync(d => d.SentAt >= since, stop),
            await dispatches.Where(d => d.SentAt == null && d.DeadAt == null && d.Fault != null).OrderByDescending(d => d.Id).Select(d => d.Fault).FirstOrDefaultAsync(stop),
            await dispatches.Where(d => d.DeadAt != null).OrderByDescending(d => d.DeadAt).ThenBy(d => d.Id).Take(Most).Select(d => new Row(d.Id, d.PersonId, d.UnitId, d.Channel, d.At, d.Attempts, d.Fault)).ToListAsync(stop));
    }
}
