using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Provisioning;

/// <summary>
/// Makes the directory's word true of a person: new, changed, gone or back. Whoever goes loses every session, role and membership at once and keeps what they did and
/// their name; whoever answers for a unit keeps the term, for a unit without anybody would be worse, and HR is told. Only the last administrator cannot go.
/// </summary>
public sealed class SaveUser(Arranging arranging, ProvisioningNews news)
{
    internal Task<Outcome<Person>> Run(Guid? id, ScimUser user, int? seen, Actor actor, CancellationToken stop) =>
        arranging.Run(actor, place => Save(id, user, seen, place), stop);

    private async Task<Outcome<Person>> Save(Guid? id, ScimUser user, int? seen, Arranging.Place place)
    {
        if (!ProvisioningRights.May(place.Actor))
            return new NotAllowed();
        if (user.ExternalId is { } number && await place.Db.Set<DirectoryEntry>().AnyAsync(entry => entry.Number == number && entry.PersonId != id && entry.DeletedAt == null, place.Stop))
            return new ScimTaken("externalId");
        var known = await Known(id, user, place);
        if (known.IsRefused)
            return known;
        var person = known.Value;
        if (seen is { } version && version != person.Version)
            return new ChangedUnderYou();
        if (await Change(person, user, place) is { } refusal)
            return refusal;
        await Number(person, user, place);
        if (user.IsActive && person.LeftAt is not null)
            ComeBack(person, place);
        else if (!user.IsActive && person.LeftAt is null && await Leave(person, place) is { } stays)
            return stays;
        return person;
    }

    /// <summary>The person that is meant: known, new, or one who was deleted from the directory and comes again.</summary>
    private static async Task<Outcome<Person>> Known(Guid? id, ScimUser user, Arranging.Place place)
    {
        if (id is { } given)
            return await place.Db.People.SingleOrDefaultAsync(one => one.Id == given, place.Stop) is { RemovedAt: null } person && !await IsDeleted(given, place) ? person : new ScimUnknown();
        if (place.Actor.Directory.Person(user.UserName) is { } taken)
        {
            if (!await IsDeleted(taken.Id, place))
                return new ScimTaken("userName");
            return await place.Db.People.SingleAsync(one => one.Id == taken.Id, place.Stop);
        }

        var home = Home(user, place) ?? place.Actor.Directory.Root;
        if (home is null)
            return new UnitUnknown(user.Department ?? "");
        var made = Person.Create(place.NewId(), user.UserName, user.Name, null, user.Title, null, home.Id);
        if (made.IsRefused)
            return made;
        place.Db.Add(made.Value);
        place.Db.Add(Membership.Begin(place.NewId(), made.Value.Id, home.Id, place.Actor.Today));
        place.Record("scim.user-made", $"person/{made.Value.Id}");
        return made;
    }

    private static async Task<Refusal?> Change(Person person, ScimUser user, Arranging.Place place)
    {
        if (Person.NormalizeEmail(user.UserName) is var email && email != person.Email)
        {
            if (place.Actor.Directory.Person(email) is not null)
                return new ScimTaken("userName");
            if (person.ChangeEmail(email) is { } refusal)
                return refusal;
            // What was known under the old address signs in under the new one; whoever is in proves it again.
            var upper = email.ToUpperInvariant();
            await place.Db.Users.Where(account => account.Id == person.Id).ExecuteUpdateAsync(
                set => set.SetProperty(account => account.UserName, email).SetProperty(account => account.Email, email).SetProperty(account => account.NormalizedUserName, upper).SetProperty(account => account.NormalizedEmail, upper), place.Stop);
            await place.Db.EndSessions(person.Id, null, place.Stop);
            place.Record("scim.user-renamed", $"person/{person.Id}");
        }

        var home = Home(user, place)?.Id ?? person.HomeUnitId;
        if (user.Name == person.Name && user.Title == person.Title && home == person.HomeUnitId)
            return null;
        var before = person.HomeUnitId;
        if (person.Change(user.Name, person.EnglishName, user.Title, person.EnglishTitle, home) is { } wrong)
            return wrong;
        place.Record("scim.user-changed", $"person/{person.Id}");
        if (home != before)
            await Move(person, before, place);
        return null;
    }

    private static async Task Move(Person person, Guid before, Arranging.Place place)
    {
        var today = place.Actor.Today;
        var open = await place.Db.Memberships.Where(one => one.PersonId == person.Id && (one.To == null || one.To >= today)).ToListAsync(place.Stop);
        foreach (var old in open.Where(one => one.UnitId == before))
            old.End(today.AddDays(-1));
        if (person.LeftAt is null && !open.Exists(one => one.UnitId == person.HomeUnitId && one.To is null && one.From <= today))
            place.Db.Add(Membership.Begin(place.NewId(), person.Id, person.HomeUnitId, today));
    }

    private static async Task Number(Person person, ScimUser user, Arranging.Place place)
    {
        var entry = await place.Db.Set<DirectoryEntry>().SingleOrDefaultAsync(one => one.PersonId == person.Id, place.Stop);
        if (entry is null)
            place.Db.Add(new DirectoryEntry { PersonId = person.Id, Number = user.ExternalId });
        else
            (entry.Number, entry.DeletedAt) = (user.ExternalId, null);
    }

    private async Task<Refusal?> Leave(Person person, Arranging.Place place)
    {
        if (await Departure.Of(person, place) is { } refusal)
            return refusal;
        place.Record("scim.user-left", $"person/{person.Id}");
        news.TellOfUnits(place, person);
        return null;
    }

    private static void ComeBack(Person person, Arranging.Place place)
    {
        person.ComeBack();
        if (!place.Actor.Directory.MembershipsOf(person.Id).Any(one => one.UnitId == person.HomeUnitId && (one.To is null || one.To >= place.Actor.Today)))
            place.Db.Add(Membership.Begin(place.NewId(), person.Id, person.HomeUnitId, place.Actor.Today));
        place.Record("scim.user-back", $"person/{person.Id}");
    }

    private static Task<bool> IsDeleted(Guid person, Arranging.Place place) => place.Db.Set<DirectoryEntry>().AnyAsync(entry => entry.PersonId == person && entry.DeletedAt != null, place.Stop);

    private static Unit? Home(ScimUser user, Arranging.Place place) =>
        user.Department is { } department ? place.Actor.Directory.Units.FirstOrDefault(unit => unit.DissolvedOn is null && (unit.Code == department || unit.Name == department || unit.EnglishName == department)) : null;
}
