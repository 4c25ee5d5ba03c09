using System.ComponentModel.DataAnnotations;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Organization;

/// <summary>Gives a unit a new manager from a day on; the one in office ends the day before, and history keeps both.</summary>
public sealed class AppointManager(Arranging arranging)
{
    public sealed record Request
    {
        [Required, MaxLength(254)]
        public string Email { get; set; } = "";

        /// <summary>The first day; null for today.</summary>
        public DateOnly? From { get; set; }
    }

    public Task<Outcome<ManagerTerm>> Run(string code, Request request, Actor actor, CancellationToken stop) =>
        arranging.Run<ManagerTerm>(actor, async place => await Appoint(code, request, place), stop);

    private static async Task<Outcome<ManagerTerm>> Appoint(string code, Request request, Arranging.Place place)
    {
        if (!OrganizationRights.MayChange(place.Actor))
            return new NotAllowed();
        if (place.Actor.Directory.Unit(code) is not { } unit)
            return new UnitUnknown(code);
        if (place.Actor.Directory.Person(request.Email) is not { } person)
            return new PersonUnknown();
        var from = request.From ?? place.Actor.Today;
        var terms = await place.Db.ManagerTerms.Where(term => term.UnitId == unit.Id).ToListAsync(place.Stop);
        var done = ManagerTerms.Succeed(place.NewId(), unit, person, from, place.Actor.Today, terms);
        if (done.IsRefused)
            return done.Refusal;
        var (term, withdrawn, isNew) = done.Value;
        place.Db.RemoveRange(withdrawn);
        foreach (var old in withdrawn)
            place.Record("unit.manager-withdrawn", $"unit/{unit.Id}", $"person/{old.PersonId} from {old.From:yyyy-MM-dd}");
        if (!isNew)
            return term;
        place.Db.Add(term);
        place.Record("unit.manager-appointed", $"unit/{unit.Id}", $"person/{person.Id} from {from:yyyy-MM-dd}");
        return term;
    }
}
