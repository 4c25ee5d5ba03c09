using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Pages.Lists;

/// <summary>The units as they are administered, each below the one it is part of. Dissolved ones are in it only where they are asked for.</summary>
public sealed class AdminUnitsList(IStringLocalizer<Texts> texts, IStringLocalizer<PagesTexts> words) : IListSource<AdminUnitsList.Row>
{
    public sealed record Row(Unit Unit, Unit? Parent, Person? Manager, int Members, int Depth);

    public Task<Outcome<Listing<Row>>> Read(ListAsked asked, Actor actor, CancellationToken stop)
    {
        var directory = actor.Directory;
        var rows = (directory.Root is { } root ? directory.Subtree(root.Id) : [])
            .Where(unit => unit.DissolvedOn is not null == asked["state"] is "dissolved" && asked.Finds("q", unit.Name, unit.EnglishName, unit.Code))
            .Select(unit => new Row(
                unit, unit.ParentId is { } parent ? directory.Unit(parent) : null, directory.ManagerOf(unit.Id, actor.Today),
                directory.MembersOf(unit.Id, actor.Today).Count(), directory.PathTo(unit.Id).Count - 1))
            .Where(row => asked["state"] is not "unmanaged" || row.Manager is null);
        return Task.FromResult<Outcome<Listing<Row>>>(Listing<Row>.Of(asked, rows, Columns));
    }

    private List<ListColumn<Row>> Columns =>
    [
        new(texts["Unit"], row => Localized.Name(row.Unit)) { Sort = "unit" },
        new(texts["Field.CodeShort"], row => row.Unit.Code) { Sort = "code" },
        new(texts["Admin.Parent"], row => row.Parent is null ? null : Localized.Name(row.Parent)),
        new(texts["Manager"], row => row.Manager is null ? null : Localized.Name(row.Manager)) { Sort = "manager" },
        new(texts["Admin.Members"], row => row.Members) { Sort = "members" },
        new(words["Units.Dissolved"], row => row.Unit.DissolvedOn),
    ];
}
