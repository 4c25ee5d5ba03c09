using System.ComponentModel.DataAnnotations;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Organization;

/// <summary>Makes somebody the manager of a unit from a day on; whoever was, ends the day before and stays in the history.</summary>
public sealed class AppointManager(Arranging arranging)
{
    public sealed class Request
    {
        /// <summary>Mail address or identity.</summary>
        [Required, MaxLength(254)]
        public string Person { get; set; } = "";

        /// <summary>The first day; today where none is named.</summary>
        public DateOnly? From { get; set; }
    }

    public Task<Outcome<ManagerTerm>> Run(string code, Request request, Actor actor, CancellationToken stop) =>
        arranging.Run<ManagerTerm>(actor, async place => await Appoint(code, request, place), stop);

    private static async Task<Outcome<ManagerTerm>> Appoint(string code, Request request, Arranging.Place place)
    {
        if (!place.Actor.MaySetUp)
            return new NotAllowed();
        if (place.Actor.Directory.Unit(code) is not { } unit)
            return new UnitUnknown(code);
        if (People.Find(place.Actor.Directory, request.Person) is not { } person)
            return new PersonUnknown();
        var terms = await place.Db.ManagerTerms.Where(term => term.UnitId == unit.Id).ToListAsync(place.Stop);
        var begun = ManagerTerms.Succeed(place.NewId(), unit, person, request.From ?? place.Actor.Today, terms);
        if (begun.IsRefused)
            return begun;
        place.Db.Add(begun.Value);
        place.Record("unit.manager-appointed", $"unit/{unit.Id}", $"person/{person.Id}");
        return begun;
    }
}
