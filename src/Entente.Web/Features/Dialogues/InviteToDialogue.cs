using System.ComponentModel.DataAnnotations;
using Entente.Domain.Dialogues;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Dialogues;

/// <summary>Invites another unit to a dialogue.</summary>
public sealed class InviteToDialogue(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    private static readonly DialogueState[] UnderWay = [DialogueState.Invited, DialogueState.Preparing, DialogueState.Held];

    public sealed record Request
    {
        /// <summary>Code of the unit that invites.</summary>
        [Required, MaxLength(64)]
        public string Host { get; set; } = "";

        /// <summary>Code of the unit that is invited.</summary>
        [Required, MaxLength(64)]
        public string Guest { get; set; } = "";

        [Required, MaxLength(8)]
        public string Period { get; set; } = "";

        public DateTimeOffset? PlannedAt { get; set; }

        [MaxLength(Dialogue.MaxWordsLength)]
        public string? Place { get; set; }
    }

    public async Task<Outcome<Dialogue>> Run(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Directory.Unit(request.Host) is not { } host)
            return new UnitUnknown(request.Host);
        if (actor.Directory.Unit(request.Guest) is not { } guest)
            return new UnitUnknown(request.Guest);
        if (actor.Person is not { } person || !DialogueAccess.MayInvite(actor.Directory, host.Id, guest.Id, person.Id, actor.Today))
            return new NotAllowed();
        var now = clock.Now();
        var made = Dialogue.Invite(Guid.CreateVersion7(now), actor.Directory, new DialogueInvitation(host.Id, guest.Id, request.Period, request.PlannedAt?.ToUniversalTime() ?? now.AddDays(7), request.Place), person.Id, now);
        if (made.IsRefused)
            return made;
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // Orders two who invite each other at once: the second finds the first.
        await Stamp.Raise(db, "dialogues", stop);
        if (await db.Dialogues.AnyAsync(d => UnderWay.Contains(d.State) && ((d.HostId == host.Id && d.GuestId == guest.Id) || (d.HostId == guest.Id && d.GuestId == host.Id)), stop))
            return new DialogueUnderWay();
        db.Add(made.Value);
        db.LookAgain(actor, guest.Id);
        db.Record(person.Id, "dialogue.invited", $"dialogue/{made.Value.Id}", $"{host.Code} → {guest.Code}", now);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return made;
    }
}
