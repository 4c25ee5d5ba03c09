using System.ComponentModel.DataAnnotations;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Organization;

/// <summary>Changes what a person is called and where their home is. What is null stays as it is; an empty text goes.</summary>
public sealed class ChangePerson(Arranging arranging)
{
    public sealed class Request
    {
        [MaxLength(NameInvalid.MaxLength)]
        public string? Name { get; set; }

        [MaxLength(NameInvalid.MaxLength)]
        public string? EnglishName { get; set; }

        [MaxLength(NameInvalid.MaxLength)]
        public string? Title { get; set; }

        [MaxLength(NameInvalid.MaxLength)]
        public string? EnglishTitle { get; set; }

        [MaxLength(Domain.Kernel.Code.MaxLength)]
        public string? Home { get; set; }
    }

    public Task<Outcome<Person>> Run(string emailOrId, Request request, int? seenVersion, Actor actor, CancellationToken stop) =>
        arranging.Run<Person>(actor, async place => await Change(emailOrId, request, seenVersion, place), stop);

    private static async Task<Outcome<Person>> Change(string emailOrId, Request request, int? seenVersion, Arranging.Place place)
    {
        var directory = place.Actor.Directory;
        if (!place.Actor.MaySetUp)
            return new NotAllowed();
        if (People.Find(directory, emailOrId) is not { } known || await place.Db.People.FindAsync([known.Id], place.Stop) is not { } person)
            return new PersonUnknown();
        if (seenVersion is { } seen && seen != person.Version)
            return new ChangedUnderYou();
        var home = request.Home is { Length: > 0 } code ? directory.Unit(code) : directory.Unit(person.HomeUnitId);
        if (home is null)
            return new UnitUnknown(request.Home!);
        if (home.DissolvedOn is not null)
            return new UnitIsDissolved(home.Name);
        if (person.Change(request.Name ?? person.Name, request.EnglishName ?? person.EnglishName, request.Title ?? person.Title, request.EnglishTitle ?? person.EnglishTitle, home.Id) is { } refusal)
            return refusal;
        if (!directory.UnitsOf(person.Id, place.Actor.Today).Contains(home.Id))
            place.Db.Add(Membership.Begin(place.NewId(), person.Id, home.Id, place.Actor.Today));
        place.Record("person.changed", $"person/{person.Id}");
        return person;
    }
}
