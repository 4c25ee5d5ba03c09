using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Identity;

/// <summary>What became of the last invitation that went to a person by mail, for those who may invite; null where none did.</summary>
public sealed class ReadInvitationMail(IDbContextFactory<EntenteDb> databases)
{
    /// <param name="SentAt">When the mail server took it; null while it waits.</param>
    /// <param name="FailedBecause">What the mail server said when it was given up.</param>
    public sealed record View(DateTimeOffset? SentAt, string? FailedBecause);

    public async Task<View?> Read(Guid person, Actor actor, CancellationToken stop)
    {
        if (!actor.MayAdminister)
            return null;
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Set<Dispatch>().AsNoTracking().Where(one => one.PersonId == person && one.Reason.StartsWith(InvitationMail.Reason)).OrderByDescending(one => one.Id)
            .Select(one => new View(one.SentAt, one.DeadAt == null ? null : one.Fault ?? "")).FirstOrDefaultAsync(stop);
    }
}
