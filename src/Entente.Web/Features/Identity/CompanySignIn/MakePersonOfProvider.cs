using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;

namespace Entente.Web.Features.Identity.CompanySignIn;

/// <summary>Makes a person of whom the company's sign-in sends, where an administrator wants that: with a verified address that nobody has, in the unit that a claim or the settings name.</summary>
public sealed class MakePersonOfProvider(Arranging arranging, Snapshots snapshots, TimeProvider clock)
{
    internal async Task<Outcome<Person>> Run(ProviderPerson sent, ProviderSettings settings, CancellationToken stop)
    {
        if (sent.Email is not { } email || !sent.IsEmailVerified)
            return new ProviderEmailUnverified();
        var chain = await snapshots.Read(stop);
        return await arranging.Run<Person>(Actor.AtTheCommandLine(chain, chain.Directory.DayOf(clock.Now())), place => Task.FromResult(Make(sent, email, settings, place)), stop);
    }

    private static Outcome<Person> Make(ProviderPerson sent, string email, ProviderSettings settings, Arranging.Place place)
    {
        var directory = place.Actor.Directory;
        // An address that is taken is somebody else's until an administrator says otherwise.
        if (directory.Person(email) is not null)
            return new ProviderUnknownPerson();
        if ((Unit(directory, sent.Unit) ?? Unit(directory, settings.UsualUnit)) is not { } home)
            return new ProviderUnknownPerson();
        var made = Person.Create(place.NewId(), email, sent.Name ?? email, null, null, null, home.Id);
        if (made.IsRefused)
            return new ProviderUnknownPerson();
        place.Db.Add(made.Value);
        place.Db.Add(Membership.Begin(place.NewId(), made.Value.Id, home.Id, place.Actor.Today));
        if (settings.Match is PersonMatch.Number && sent.Number is { } number)
            place.Db.Add(new DirectoryEntry { PersonId = made.Value.Id, Number = number });
        place.Record("person.created", $"person/{made.Value.Id}", $"by {sent.Issuer}");
        return made;
    }

    private static Unit? Unit(CompanyDirectory directory, string? code) =>
        code is { Length: > 0 } && directory.Unit(code) is { DissolvedOn: null } unit ? unit : null;
}
