using System.ComponentModel.DataAnnotations;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Organization;

/// <summary>Gives a unit a new manager from a day on; the one in office ends the day before, and history keeps both.</summary>
public sealed class AppointManager(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public sealed record Request
    {
        [Required, MaxLength(254)]
        public string Email { get; set; } = "";

        public DateOnly From { get; set; }
    }

    public async Task<Outcome<ManagerTerm>> Run(string code, Request request, Actor actor, CancellationToken stop)
    {
        if (!OrganizationRights.MayChange(actor))
            return new NotAllowed();
        if (actor.Directory.Unit(code) is not { } unit)
            return new UnitUnknown(code);
        if (actor.Directory.Person(request.Email) is not { } person)
            return new PersonUnknown();
        await using var db = await databases.CreateDbContextAsync(stop);
        var terms = await db.ManagerTerms.Where(term => term.UnitId == unit.Id).ToListAsync(stop);
        var begun = ManagerTerms.Succeed(Guid.CreateVersion7(clock.Now()), unit, person, request.From, terms);
        if (begun.IsRefused)
            return begun;
        db.Add(begun.Value);
        db.Record(actor.PersonId, "unit.manager-appointed", $"unit/{unit.Id}", $"person/{person.Id} from {request.From:yyyy-MM-dd}", clock.Now());
        return await db.SaveOrRefuse(stop) is { } stale ? stale : begun;
    }
}
