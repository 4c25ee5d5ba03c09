using System.ComponentModel.DataAnnotations;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Organization;

/// <summary>Makes a person, or changes what they are called and where they belong.</summary>
public sealed class SavePerson(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
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
    public async Task<Outcome<Person>> Run(Guid? id, Request request, Actor actor, CancellationToken stop)
    {
        if (!OrganizationRights.MayChange(actor))
            return new NotAllowed();
        if (actor.Directory.Unit(request.Home) is not { DissolvedOn: null } home)
            return new UnitUnknown(request.Home);
        await using var db = await databases.CreateDbContextAsync(stop);
        var person = id is { } known ? await Change(db, known, request, home, actor, stop) : Create(db, request, home, actor);
        if (person.IsRefused)
            return person;
        db.Record(actor.PersonId, id is null ? "person.created" : "person.changed", $"person/{person.Value.Id}", null, clock.Now());
        return await db.SaveOrRefuse(stop) is { } stale ? stale : person;
    }

    private Outcome<Person> Create(EntenteDb db, Request request, Unit home, Actor actor)
    {
        if (actor.Directory.Person(request.Email) is not null)
            return new EmailTaken(request.Email);
        var person = Person.Create(Guid.CreateVersion7(clock.Now()), request.Email, request.Name, request.EnglishName, request.Title, request.EnglishTitle, home.Id);
        if (!person.IsRefused)
        {
            db.Add(person.Value);
            db.Add(Membership.Begin(Guid.CreateVersion7(clock.Now()), person.Value.Id, home.Id, actor.Today));
        }

        return person;
    }

    private async Task<Outcome<Person>> Change(EntenteDb db, Guid id, Request request, Unit home, Actor actor, CancellationToken stop)
    {
        if (await db.People.SingleOrDefaultAsync(p => p.Id == id, stop) is not { RemovedAt: null } person)
            return new PersonUnknown();
        if (request.Version is { } seen && seen != person.Version)
            return new ChangedUnderYou();
        var before = person.HomeUnitId;
        if (person.Change(request.Name, request.EnglishName, request.Title, request.EnglishTitle, home.Id) is { } refusal)
            return refusal;
        if (before != home.Id)
        {
            foreach (var old in await db.Memberships.Where(m => m.PersonId == id && m.UnitId == before && m.To == null).ToListAsync(stop))
                old.End(actor.Today.AddDays(-1));
            if (!await db.Memberships.AnyAsync(m => m.PersonId == id && m.UnitId == home.Id && m.To == null, stop))
                db.Add(Membership.Begin(Guid.CreateVersion7(clock.Now()), id, home.Id, actor.Today));
        }

        return person;
    }
}
