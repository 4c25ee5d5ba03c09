using System.Globalization;
using Entente.Domain.Chain;
using Entente.Domain.Organization;
using Entente.Web.Platform.Sheets;

namespace Entente.Web.Features.Administration.Files;

/// <summary>Takes in what was agreed: versions in the order of the file, and the days on which each side's manager signed.</summary>
internal static class ExpectationRows
{
    private const string Sheet = OrgColumns.Expectations;

    private static readonly Dictionary<string, Comparator> Comparators = new(StringComparer.OrdinalIgnoreCase)
    {
        ["atLeast"] = Comparator.AtLeast,
        ["atMost"] = Comparator.AtMost,
        [">="] = Comparator.AtLeast,
        ["<="] = Comparator.AtMost,
        ["≥"] = Comparator.AtLeast,
        ["≤"] = Comparator.AtMost,
        ["不低于"] = Comparator.AtLeast,
        ["不超过"] = Comparator.AtMost,
    };

    public static string NameOf(Comparator comparator) => Comparators.First(pair => pair.Value == comparator).Key;

    public static void Take(ImportRun run, SheetFile file)
    {
        var taken = new HashSet<Guid>();
        foreach (var row in file.Rows(Sheet).Where(row => run.IsSound(Sheet, row)))
        {
            if (run.Service(row["service"]) is not { } service)
                run.Refuse(Sheet, row, "service", new ServiceUnknown(row["service"]));
            else if (run.Unit(row["customer"]) is not { } customer)
                run.Refuse(Sheet, row, "customer", new UnitUnknown(row["customer"]));
            else if (run.Links.GetValueOrDefault(service.Id)?.Where(link => link.CustomerId == customer.Id).MaxBy(link => link.From) is not { } link)
                run.Refuse(Sheet, row, "customer", new LinkMissing(service.Name, customer.Name));
            else
                TakeOne(run, row, service, customer, link, taken);
        }
    }

    private static void TakeOne(ImportRun run, SheetRow row, Service service, Unit customer, Link link, HashSet<Guid> taken)
    {
        if (!PromiseOf(run, row, out var promise) || !run.Day(Sheet, row, "signedByProvider", out var byProvider) || !run.Day(Sheet, row, "signedByCustomer", out var byCustomer))
            return;
        if (!run.Expectations.TryGetValue(link.Id, out var versions))
            run.Expectations[link.Id] = versions = [];
        var version = versions.Find(known => known.Text == row["text"] && known.Promise == promise && known.EnglishText == row.Or("englishText", known.EnglishText) && !taken.Contains(known.Id));
        var fate = RowFate.Unchanged;
        if (version is null)
        {
            var proposed = Expectation.Propose(run.Place.NewId(), link, versions.Count == 0 ? 0 : versions.Max(known => known.Number), row["text"], row.Or("englishText", null), promise, run.Place.Now, run.Place.Actor.PersonId);
            if (proposed.IsRefused)
            {
                run.Refuse(Sheet, row, proposed.Refusal.Field, proposed.Refusal);
                return;
            }

            version = proposed.Value;
            versions.Add(version);
            run.Place.Db.Add(version);
            fate = RowFate.Created;
        }

        taken.Add(version.Id);
        var provider = run.Units.Values.First(unit => unit.Id == service.ProviderId);
        var signed = Sign(run, row, version, LinkSide.Provider, provider, byProvider) | Sign(run, row, version, LinkSide.Customer, customer, byCustomer);
        run.Fates[(Sheet, row.Number)] = fate is RowFate.Unchanged && signed ? RowFate.Changed : fate;
    }

    /// <summary>Signs for a side in the name of its manager; a version that is signed stays as it was signed.</summary>
    private static bool Sign(ImportRun run, SheetRow row, Expectation version, LinkSide side, Unit unit, DateOnly? day)
    {
        if (day is not { } on || (side is LinkSide.Provider ? version.ProviderSignedAt : version.CustomerSignedAt) is not null)
            return false;
        var column = side is LinkSide.Provider ? "signedByProvider" : "signedByCustomer";
        if (on > run.Today)
            return run.Refuse(Sheet, row, column, new SignedInTheFuture(on));
        var terms = run.Terms.GetValueOrDefault(unit.Id) ?? [];
        if ((terms.Find(term => term.CoversDay(on)) ?? terms.Find(term => term.To is null)) is not { } term)
            return run.Refuse(Sheet, row, column, new NobodySigns(unit.Name));
        var zone = TimeZoneInfo.FindSystemTimeZoneById(run.Company.TimeZone);
        var at = new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(on.ToDateTime(TimeOnly.MinValue), zone), TimeSpan.Zero);
        if (version.Sign(side, term.PersonId, at) is { } refusal)
            return run.Refuse(Sheet, row, column, refusal);
        return true;
    }

    private static bool PromiseOf(ImportRun run, SheetRow row, out Promise? promise)
    {
        promise = null;
        if (row["measure"].Length == 0 && row["target"].Length == 0)
            return true;
        if (!run.Choice(Sheet, row, "comparator", Comparators, Comparator.AtMost, out var comparator))
            return false;
        if (!double.TryParse(row["target"], NumberStyles.Float, CultureInfo.InvariantCulture, out var target))
            return run.Refuse(Sheet, row, "target", new CellNotNumber(row["target"]));
        promise = new Promise(row["measure"], comparator, target, row["unit"]);
        return true;
    }
}
