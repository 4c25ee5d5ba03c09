using System.ComponentModel.DataAnnotations;
using Entente.Domain.Concerns;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Concerns;

/// <summary>
/// Raises a concern. Nothing else is written with it, neither audit nor message: both carry times. The addressee finds it the next day,
/// and <see cref="PutOnRecord"/> writes it down then.
/// </summary>
public sealed class RaiseConcern(IDbContextFactory<EntenteDb> databases, ConcernSealing sealing)
{
    public sealed record Request
    {
        /// <summary>Who reads it.</summary>
        public ConcernAddressee? To { get; set; }

        [MaxLength(Concern.MaxWordsLength)]
        public string? Text { get; set; }

        /// <summary>Code of a unit that it concerns; empty for none.</summary>
        public string? Unit { get; set; }

        /// <summary>A service link that it concerns; empty for none.</summary>
        public Guid? Link { get; set; }
    }

    public async Task<Outcome<Concern>> Run(Request request, Actor actor, CancellationToken stop)
    {
        // A key is nobody, and so nobody could read the answer.
        if (actor.Person is not { } person)
            return new NotAllowed();
        var unit = string.IsNullOrWhiteSpace(request.Unit) ? null : actor.Directory.Unit(request.Unit);
        if ((unit is null && !string.IsNullOrWhiteSpace(request.Unit)) || (request.Link is { } link && actor.Chain.Link(link) is null))
            return new ConcernAboutUnknown();
        if (request.To is { } to && !ConcernAccess.Reachable(actor.Directory).Contains(to))
            return new ConcernAddresseeAbsent();
        var raised = Concern.Raise(Guid.NewGuid(), request.To, request.Text, unit?.Id, request.Link, actor.Today);
        if (raised.IsRefused)
            return raised;
        await using var db = await databases.CreateDbContextAsync(stop);
        var today = (await db.Set<StoredConcern>().AsNoTracking().ToListAsync(stop)).Count(row => sealing.IsSender(row, person.Id) && sealing.Open(row).RaisedOn == actor.Today);
        if (today >= ConcernAccess.MostOnOneDay)
            return new ConcernsTooMany();
        db.Add(sealing.Seal(raised.Value, person.Id));
        await db.SaveChangesAsync(stop);
        return raised;
    }
}
