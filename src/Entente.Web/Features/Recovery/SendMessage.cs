using System.ComponentModel.DataAnnotations;
using Entente.Domain.Kernel;
using Entente.Domain.Recovery;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Recovery;

/// <summary>The rater and whoever handles the case write to each other.</summary>
public sealed class SendMessage(IDbContextFactory<EntenteDb> databases, Recognition recognition, TimeProvider clock)
{
    public sealed record Request
    {
        [Required, MaxLength(RecoveryCase.MaxWordsLength)]
        public string Text { get; set; } = "";
    }

    public async Task<Outcome<RecoveryMessage>> Run(Guid id, Request request, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.RecoveryCases.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, stop) is not { } found)
            return new RecoveryUnknown();
        await recognition.Read(db, found, actor, stop);
        if (!RecoveryRights.MayRead(actor, found))
            return new RecoveryUnknown();
        if (RecoveryRights.RoleOf(actor, found) is not { } role)
            return new NotAllowed();
        var now = clock.Now();
        var isHidden = role is RecoveryRole.Rater && found.RaterId is null;
        var made = isHidden
            ? RecoveryMessage.Write(Guid.NewGuid(), found, role, null, request.Text, HiddenTime.Of(await db.RecoveryMessages.Where(message => message.CaseId == id).MaxAsync(message => (DateTimeOffset?)message.At, stop), now, actor.Directory.TimeZone))
            : RecoveryMessage.Write(Guid.CreateVersion7(now), found, role, actor.PersonId, request.Text, now);
        if (made.IsRefused)
            return made;
        db.Add(made.Value);
        await db.SaveChangesAsync(stop);
        return made;
    }
}
