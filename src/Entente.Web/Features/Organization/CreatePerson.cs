using System.ComponentModel.DataAnnotations;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;

namespace Entente.Web.Features.Organization;

/// <summary>Makes a person in their home unit.</summary>
public sealed class CreatePerson(Arranging arranging)
{
    public sealed class Request
    {
        [Required, MaxLength(254)]
        public string Email { get; set; } = "";

        [Required, MaxLength(NameInvalid.MaxLength)]
        public string Name { get; set; } = "";

        [MaxLength(NameInvalid.MaxLength)]
        public string? EnglishName { get; set; }

        [MaxLength(NameInvalid.MaxLength)]
        public string? Title { get; set; }

        [MaxLength(NameInvalid.MaxLength)]
        public string? EnglishTitle { get; set; }

        /// <summary>The code of the home unit.</summary>
        [Required, MaxLength(Domain.Kernel.Code.MaxLength)]
        public string Home { get; set; } = "";
    }

    public Task<Outcome<Person>> Run(Request request, Actor actor, CancellationToken stop) =>
        arranging.Run(actor, place => Task.FromResult(Create(request, place)), stop);

    private static Outcome<Person> Create(Request request, Arranging.Place place)
    {
        if (!place.Actor.MaySetUp)
            return new NotAllowed();
        if (place.Actor.Directory.Unit(request.Home) is not { } home)
            return new UnitUnknown(request.Home);
        if (home.DissolvedOn is not null)
            return new UnitIsDissolved(home.Name);
        if (place.Actor.Directory.Person(request.Email) is not null)
            return new EmailTaken(request.Email.Trim());
        var created = Person.Create(place.NewId(), request.Email, request.Name, request.EnglishName, request.Title, request.EnglishTitle, home.Id);
        if (created.IsRefused)
            return created;
        place.Db.Add(created.Value);
        place.Db.Add(Membership.Begin(place.NewId(), created.Value.Id, home.Id, place.Actor.Today));
        place.Record("person.created", $"person/{created.Value.Id}");
        return created;
    }
}
