using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Pages.Lists;

/// <summary>The people who are here, with where they belong and what they may do.</summary>
public sealed class PeopleList(IStringLocalizer<Texts> texts) : IListSource<Person>
{
    public Task<Outcome<Listing<Person>>> Read(ListAsked asked, Actor actor, CancellationToken stop)
    {
        var unit = asked["unit"] is { } code ? actor.Directory.Unit(code)?.Id ?? Guid.Empty : (Guid?)null;
        var role = asked.Choice<Role>("role");
        var rows = actor.Directory.People.Where(person => person.RemovedAt is null
            && (unit is not { } home || actor.Directory.BelongsTo(person.Id, home, actor.Today))
            && (role is not { } held || actor.Directory.Holds(person.Id, held))
            && asked.Finds("q", person.Name, person.EnglishName, person.Email, person.Title, person.EnglishTitle));
        return Task.FromResult<Outcome<Listing<Person>>>(Listing<Person>.Of(asked, rows, Columns(actor)));
    }

    private List<ListColumn<Person>> Columns(Actor actor) =>
    [
        new(texts["Field.Name"], person => Localized.Name(person)) { Sort = "name" },
        new(texts["Field.Email"], person => person.Email) { Sort = "email" },
        new(texts["Field.Title"], person => Localized.Name(person.Title ?? "", person.EnglishTitle)),
        new(texts["Unit"], person => Localized.Name(actor.Directory.Unit(person.HomeUnitId)!)) { Sort = "unit" },
        new(texts["Admin.Roles"], person => string.Join(' ', actor.Directory.RolesOf(person.Id).Order().Select(role => texts[$"Role.{role}"].Value))) { Sort = "roles" },
    ];
}
