using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Messages;

/// <summary>Takes away what nobody needs any more: what was sent long ago, old messages, and everything of people who were removed.</summary>
public sealed class ForgetMessages(IDbContextFactory<EntenteDb> databases, Snapshots snapshots, TimeProvider clock)
{
    private static readonly TimeSpan SentFor = TimeSpan.FromDays(14);
    private static readonly TimeSpan DeadFor = TimeSpan.FromDays(90);

    // Longer than a year, so that nothing that still waits is said anew.
    private static readonly TimeSpan ToldFor = TimeSpan.FromDays(400);

    public async Task Run(CancellationToken stop)
    {
        var now = clock.Now();
        var removed = (await snapshots.Read(stop)).Directory.People.Where(person => person.RemovedAt is not null).Select(person => person.Id).ToList();
        await using var db = await databases.CreateDbContextAsync(stop);
        var (sent, dead, told) = (now - SentFor, now - DeadFor, now - ToldFor);
        await db.Set<Dispatch>().Where(d => d.SentAt < sent || d.DeadAt < dead || removed.Contains(d.PersonId)).ExecuteDeleteAsync(stop);
        await db.Set<Message>().Where(m => m.At < told || removed.Contains(m.PersonId)).ExecuteDeleteAsync(stop);
    }
}
