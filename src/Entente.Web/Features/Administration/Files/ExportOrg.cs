using System.Globalization;
using Entente.Domain.Chain;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Sheets;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Administration.Files;

/// <summary>The organisation and the chain as the tables of a file that <see cref="ImportOrg"/> takes in without a change.</summary>
public sealed class ExportOrg(IDbContextFactory<EntenteDb> databases)
{
    public async Task<IReadOnlyList<SheetTable>> Read(Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var agreed = (await db.Expectations.AsNoTracking().ToListAsync(stop)).ToLookup(version => version.LinkId);
        var chain = actor.Chain;
        var rows = new Dictionary<string, IEnumerable<string?[]>>(StringComparer.Ordinal)
        {
            [OrgColumns.Units] = Units(actor),
            [OrgColumns.People] = chain.Directory.People.Where(person => person.RemovedAt is null).Select(person => PersonRow(person, actor)),
            [OrgColumns.Services] = chain.Services.Where(service => service.RetiredOn is null).Select(service => new[]
            {
                service.Code, chain.Directory.Unit(service.ProviderId)!.Code, service.Name, service.EnglishName,
                service.Scale.ToString(CultureInfo.InvariantCulture), ServiceRows.NameOf(service.Mode), service.CommentRequired ? "yes" : "no",
            }),
            [OrgColumns.Links] = Links(chain).Select(link => new[] { chain.Service(link.ServiceId)!.Code, chain.Directory.Unit(link.CustomerId)!.Code, Day(link.From), Day(link.To) }),
            [OrgColumns.Expectations] = Links(chain).GroupBy(link => (link.ServiceId, link.CustomerId)).Select(group => group.MaxBy(link => link.From)!)
                .SelectMany(link => agreed[link.Id].OrderBy(version => version.Number).Select(version => ExpectationRow(link, version, chain))),
        };
        return [.. OrgColumns.All.Select(sheet => new SheetTable(sheet.Sheet, sheet.Columns, [.. rows[sheet.Sheet].Select(row => (IReadOnlyList<string>)[.. row.Select(Guard.On)])]))];
    }

    private static IEnumerable<string?[]> Units(Actor actor) =>
        (actor.Directory.Root is { } root ? actor.Directory.Subtree(root.Id) : []).Where(unit => unit.DissolvedOn is null).Select(unit =>
        {
            var term = actor.Directory.ManagersOf(unit.Id).LastOrDefault(term => term.To is null && actor.Directory.Person(term.PersonId) is { RemovedAt: null });
            return new[]
            {
                unit.Code, unit.Name, unit.EnglishName, unit.ParentId is { } parent ? actor.Directory.Unit(parent)!.Code : null,
                term is null ? null : actor.Directory.Person(term.PersonId)!.Email, Day(term?.From),
            };
        });

    private static string?[] PersonRow(Person person, Actor actor) =>
    [
        person.Email, person.Name, person.EnglishName, person.Title, person.EnglishTitle, actor.Directory.Unit(person.HomeUnitId)!.Code,
        string.Join(' ', actor.Directory.UnitsOf(person.Id, actor.Today).Where(unit => unit != person.HomeUnitId).Select(unit => actor.Directory.Unit(unit)!.Code).Order(StringComparer.Ordinal)),
        string.Join(' ', actor.Directory.RolesOf(person.Id).Order().Select(PersonRows.NameOf)),
    ];

    private static IEnumerable<Link> Links(SupplyChain chain) =>
        chain.Links.Where(link => !link.IsCalledOff && chain.Service(link.ServiceId)!.RetiredOn is null && chain.Directory.Unit(link.CustomerId)!.DissolvedOn is null);

    private static string?[] ExpectationRow(Link link, Expectation version, SupplyChain chain) =>
    [
        chain.Service(link.ServiceId)!.Code, chain.Directory.Unit(link.CustomerId)!.Code, version.Text, version.EnglishText,
        version.Promise?.Measure, version.Promise is { } promise ? ExpectationRows.NameOf(promise.Comparator) : null,
        version.Promise?.Target.ToString("R", CultureInfo.InvariantCulture), version.Promise?.Unit,
        Day(version.ProviderSignedAt is { } provider ? chain.Directory.DayOf(provider) : null), Day(version.CustomerSignedAt is { } customer ? chain.Directory.DayOf(customer) : null),
    ];

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
