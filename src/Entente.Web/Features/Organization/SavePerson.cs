using System.ComponentModel.DataAnnotations;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Organization;

/// <summary>Makes a person, or changes what they are called and where they belong.</summary>
public sealed class SavePerson(Arranging arranging)
{
    public sealed record Request
    {
        [Required, MaxLength(254)]
        public string Email { get; set; } = "";

        [Required, MaxLength(120)]
        public string Name { get; set; } = "";

        [MaxLength(120)]
        public string? EnglishName { get; set; }

        [MaxLength(120)]
        public string? Title { get; set; }

        [MaxLength(120)]
        public string? EnglishTitle { get; set; }

        /// <summary>Code of the home unit.</summary>
        [Required, MaxLength(64)]
        public string Home { get; set; } = "";

        /// <summary>The version that was looked at; null to change whatever stands.</summary>
        public int? Version { get; set; }
    }

    /// <summary>A new person where <paramref name="id"/> is null.</summary>
    public Task<Outcome<Person>> Run(Guid? id, Request request, Actor actor, CancellationToken stop) =>
        arranging.Run<Person>(actor, async place => await Save(id, request, place), stop);

    private static async Task<Outcome<Person>> Save(Guid? id, Request request, Arranging.Place place)
    {
        if (!OrganizationRights.MayChange(place.Actor))
            return new NotAllowed();
        if (place.Actor.Directory.Unit(request.Home) is not { DissolvedOn: null } home)
            return new UnitUnknown(request.Home);
        var person = id is { } known ? await Change(known, request, home, place) : Create(request, home, place);
        if (!person.IsRefused)
            place.Record(id is null ? "person.created" : "person.changed", $"person/{person.Value.Id}");
        return person;
    }

    private static Outcome<Person> Create(Request request, Unit home, Arranging.Place place)
    {
        if (place.Actor.Directory.Person(request.Email) is not null)
            return new EmailTaken(request.Email);
        var person = Person.Create(place.NewId(), request.Email, request.Name, request.EnglishName, request.Title, request.EnglishTitle, home.Id);
        if (!person.IsRefused)
        {
            place.Db.Add(person.Value);
            place.Db.Add(Membership.Begin(place.NewId(), person.Value.Id, home.Id, place.Actor.Today));
        }

        return person;
    }

    private static async Task<Outcome<Person>> Change(Guid id, Request request, Unit home, Arranging.Place place)
    {
        if (await place.Db.People.SingleOrDefaultAsync(p => p.Id == id, place.Stop) is not { RemovedAt: null } person)
            return new PersonUnknown();
        if (request.Version is { } seen && seen != person.Version)
            return new ChangedUnderYou();
        var before = person.HomeUnitId;
        if (person.Change(request.Name, request.EnglishName, request.Title, request.EnglishTitle, home.Id) is { } refusal)
            return refusal;
        if (before != home.Id)
            await Move(person, before, place);
        return person;
    }

    /// <summary>From today they belong to the new home, for good; to the old one until yesterday.</summary>
    private static async Task Move(Person person, Guid before, Arranging.Place place)
    {
        var today = place.Actor.Today;
        var memberships = await place.Db.Memberships.Where(m => m.PersonId == person.Id && (m.To == null || m.To >= today)).ToListAsync(place.Stop);
        foreach (var old in memberships.Where(m => m.UnitId == before))
            old.End(today.AddDays(-1));
        if (!memberships.Exists(m => m.UnitId == person.HomeUnitId && m.To is null && m.From <= today))
            place.Db.Add(Membership.Begin(place.NewId(), person.Id, person.HomeUnitId, today));
    }
}
