using System.ComponentModel.DataAnnotations;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;

namespace Entente.Web.Features.Organization;

/// <summary>Makes a person belong to one more unit from a day on, today where none is named.</summary>
public sealed class BeginMembership(Arranging arranging)
{
    public sealed class Request
    {
        [Required, MaxLength(Domain.Kernel.Code.MaxLength)]
        public string Unit { get; set; } = "";

        public DateOnly? From { get; set; }
    }

    public Task<Outcome<Membership>> Run(Guid id, Request request, Actor actor, CancellationToken stop) =>
        arranging.Run(actor, place => Task.FromResult(Begin(id, request, place)), stop);

    private static Outcome<Membership> Begin(Guid id, Request request, Arranging.Place place)
    {
        var directory = place.Actor.Directory;
        if (!OrganizationRights.MayChange(place.Actor))
            return new NotAllowed();
        if (directory.Person(id) is not { RemovedAt: null } person)
            return new PersonUnknown();
        if (directory.Unit(request.Unit) is not { } unit)
            return new UnitUnknown(request.Unit);
        if (unit.DissolvedOn is not null)
            return new UnitIsDissolved(unit.Name);
        var from = request.From ?? place.Actor.Today;
        if (directory.MembershipsOf(person.Id).Any(m => m.UnitId == unit.Id && (m.To is null || m.To >= from)))
            return new AlreadyMember(person.Name, unit.Name);
        var membership = Membership.Begin(place.NewId(), person.Id, unit.Id, from);
        place.Db.Add(membership);
        place.Record("membership.begun", $"person/{person.Id}", $"unit/{unit.Id}");
        return membership;
    }
}
