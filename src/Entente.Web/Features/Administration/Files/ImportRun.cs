using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform.Sheets;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Administration.Files;

/// <summary>What one import has at hand: everything that stands, what became of each row, and what was wrong.</summary>
internal sealed class ImportRun
{
    private readonly List<RowError> errors = [];
    private readonly HashSet<(string Sheet, int Row)> wrong = [];

    private ImportRun(Arranging.Place place, Company company) => (Place, Company) = (place, company);

    public Arranging.Place Place { get; }

    public Company Company { get; }

    public Dictionary<string, Unit> Units { get; private set; } = [];

    public Dictionary<string, Person> People { get; private set; } = [];

    public Dictionary<string, Service> Services { get; private set; } = [];

    public List<ManagerTerm> AllTerms { get; private set; } = [];

    public Dictionary<Guid, List<ManagerTerm>> Terms { get; private set; } = [];

    public List<Membership> Memberships { get; private set; } = [];

    public HashSet<(Guid Person, Role Role)> Roles { get; private set; } = [];

    public Dictionary<Guid, List<Link>> Links { get; private set; } = [];

    public Dictionary<Guid, List<Expectation>> Expectations { get; private set; } = [];

    public IReadOnlyList<RowError> Errors => errors;

    /// <summary>What became of each row that was taken.</summary>
    public Dictionary<(string Sheet, int Row), RowFate> Fates { get; } = [];

    /// <summary>The units that got another manager.</summary>
    public HashSet<Guid> Managers { get; } = [];

    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Place.Now, TimeZoneInfo.FindSystemTimeZoneById(Company.TimeZone)).DateTime);

    public static async Task<ImportRun> Begin(Arranging.Place place, IReadOnlyList<RowError> already)
    {
        var (db, stop) = (place.Db, place.Stop);
        var company = await db.Companies.SingleOrDefaultAsync(stop);
        if (company is null)
            db.Add(company = Company.Found("Asia/Shanghai", isExample: false));
        var run = new ImportRun(place, company)
        {
            Units = await db.Units.ToDictionaryAsync(unit => Code.Normalize(unit.Code), StringComparer.Ordinal, stop),
            People = (await db.People.ToListAsync(stop)).Where(person => person.RemovedAt is null).ToDictionary(person => person.Email, StringComparer.Ordinal),
            Services = await db.Services.ToDictionaryAsync(service => Code.Normalize(service.Code), StringComparer.Ordinal, stop),
            AllTerms = await db.ManagerTerms.ToListAsync(stop),
            Memberships = await db.Memberships.ToListAsync(stop),
            Roles = (await db.RoleGrants.ToListAsync(stop)).Select(grant => (grant.PersonId, grant.Role)).ToHashSet(),
            Links = (await db.Links.ToListAsync(stop)).GroupBy(link => link.ServiceId).ToDictionary(group => group.Key, group => group.ToList()),
            Expectations = (await db.Expectations.ToListAsync(stop)).GroupBy(version => version.LinkId).ToDictionary(group => group.Key, group => group.OrderBy(version => version.Number).ToList()),
        };
        run.Terms = run.AllTerms.GroupBy(term => term.UnitId).ToDictionary(group => group.Key, group => group.ToList());
        run.errors.AddRange(already);
        run.wrong.UnionWith(already.Select(error => (error.Sheet, error.Row)));
        return run;
    }

    /// <summary>Notes that a row cannot be taken in.</summary>
    public bool Refuse(string sheet, SheetRow row, string? column, Refusal reason)
    {
        errors.Add(new RowError(sheet, row.Number, column, reason));
        wrong.Add((sheet, row.Number));
        return false;
    }

    /// <summary>False where the row is known to be wrong already: one reason is enough.</summary>
    public bool IsSound(string sheet, SheetRow row) => !wrong.Contains((sheet, row.Number));

    public Unit? Unit(string code) => Units.GetValueOrDefault(Code.Normalize(code));

    public Person? Person(string email) => People.GetValueOrDefault(Domain.Organization.Person.NormalizeEmail(email));

    public Service? Service(string code) => Services.GetValueOrDefault(Code.Normalize(code));

    /// <summary>The organisation as it will stand.</summary>
    public CompanyDirectory Directory() => new(Company, Units.Values, [], People.Values, [], [], [], []);

    /// <summary>The day in a cell: null where it is empty; refused where it is none.</summary>
    public bool Day(string sheet, SheetRow row, string column, out DateOnly? day)
    {
        day = null;
        if (row[column].Length == 0)
            return true;
        if (!row.TryDay(column, out var found))
            return Refuse(sheet, row, column, new CellNotDay(row[column]));
        day = found;
        return true;
    }

    /// <summary>The choice in a cell: what stands already where it is empty; refused where it is none.</summary>
    public bool Choice<T>(string sheet, SheetRow row, string column, IReadOnlyDictionary<string, T> choices, T present, out T chosen)
    {
        chosen = present;
        if (row[column].Length == 0 || choices.TryGetValue(row[column], out chosen!))
            return true;
        return Refuse(sheet, row, column, new CellNotChoice(row[column], string.Join(", ", choices.Keys)));
    }
}
