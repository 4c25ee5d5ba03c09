using System.Globalization;
using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Platform.Sheets;

namespace Entente.Web.Features.Administration.Files;

/// <summary>Takes in services and the links towards their customers.</summary>
internal static class ServiceRows
{
    private static readonly Dictionary<string, RatingMode> Modes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["open"] = RatingMode.Open,
        ["sealed"] = RatingMode.Sealed,
        ["ratersChoice"] = RatingMode.RatersChoice,
        ["实名"] = RatingMode.Open,
        ["保密"] = RatingMode.Sealed,
        ["评价人选择"] = RatingMode.RatersChoice,
    };

    private static readonly Dictionary<string, bool> YesNo = new(StringComparer.OrdinalIgnoreCase)
    {
        ["yes"] = true,
        ["no"] = false,
        ["true"] = true,
        ["false"] = false,
        ["1"] = true,
        ["0"] = false,
        ["是"] = true,
        ["否"] = false,
    };

    private static readonly Dictionary<string, int> Scales = new(StringComparer.Ordinal) { ["2"] = 2, ["5"] = 5 };

    public static string NameOf(RatingMode mode) => Modes.First(pair => pair.Value == mode).Key;

    public static void Take(ImportRun run, SheetFile file)
    {
        const string sheet = OrgColumns.Services;
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in file.Rows(sheet).Where(row => run.IsSound(sheet, row)))
        {
            if (!seen.TryAdd(Code.Normalize(row["code"]), row.Number))
                run.Refuse(sheet, row, "code", new RowTwice(seen[Code.Normalize(row["code"])]));
            else if (run.Unit(row["provider"]) is not { } provider)
                run.Refuse(sheet, row, "provider", new UnitUnknown(row["provider"]));
            else
                TakeOne(run, row, provider);
        }
    }

    public static void TakeLinks(ImportRun run, SheetFile file)
    {
        const string sheet = OrgColumns.Links;
        var seen = new Dictionary<(Guid, Guid, DateOnly?), int>();
        foreach (var row in file.Rows(sheet).Where(row => run.IsSound(sheet, row)))
        {
            if (run.Service(row["service"]) is not { } service)
                run.Refuse(sheet, row, "service", new ServiceUnknown(row["service"]));
            else if (run.Unit(row["customer"]) is not { } customer)
                run.Refuse(sheet, row, "customer", new UnitUnknown(row["customer"]));
            else if (!run.Day(sheet, row, "from", out var from) || !run.Day(sheet, row, "to", out var to))
                continue;
            else if (!seen.TryAdd((service.Id, customer.Id, from), row.Number))
                run.Refuse(sheet, row, "customer", new RowTwice(seen[(service.Id, customer.Id, from)]));
            else
                TakeLink(run, row, service, customer, from, to);
        }
    }

    private static void TakeOne(ImportRun run, SheetRow row, Unit provider)
    {
        const string sheet = OrgColumns.Services;
        var service = run.Service(row["code"]);
        if (!run.Choice(sheet, row, "scale", Scales, service?.Scale ?? 2, out var scale)
            || !run.Choice(sheet, row, "mode", Modes, service?.Mode ?? RatingMode.Open, out var mode)
            || !run.Choice(sheet, row, "commentRequired", YesNo, service?.CommentRequired ?? false, out var required))
        {
            return;
        }

        if (service is null)
        {
            var created = Service.Create(run.Place.NewId(), row["code"], provider, row["name"], row.Or("englishName", null), scale, mode, required);
            if (created.IsRefused)
            {
                run.Refuse(sheet, row, created.Refusal.Field ?? "provider", created.Refusal);
                return;
            }

            run.Services.Add(Code.Normalize(row["code"]), created.Value);
            run.Place.Db.Add(created.Value);
            run.Fates[(sheet, row.Number)] = RowFate.Created;
            return;
        }

        if (service.ProviderId != provider.Id)
            run.Refuse(sheet, row, "provider", new FixedOnceMade("provider", run.Units.Values.First(unit => unit.Id == service.ProviderId).Code));
        if (service.Scale != scale)
            run.Refuse(sheet, row, "scale", new FixedOnceMade("scale", service.Scale.ToString(CultureInfo.InvariantCulture)));
        var english = row.Or("englishName", service.EnglishName);
        var changed = (row["name"], english, mode, required) != (service.Name, service.EnglishName, service.Mode, service.CommentRequired);
        if (changed && service.Change(row["name"], english, mode, required) is { } refusal)
            run.Refuse(sheet, row, refusal.Field, refusal);
        run.Fates[(sheet, row.Number)] = changed ? RowFate.Changed : RowFate.Unchanged;
    }

    private static void TakeLink(ImportRun run, SheetRow row, Service service, Unit customer, DateOnly? from, DateOnly? to)
    {
        const string sheet = OrgColumns.Links;
        if (!run.Links.TryGetValue(service.Id, out var links))
            run.Links[service.Id] = links = [];
        var link = links.Find(known => known.CustomerId == customer.Id && (from is null ? known.To is null || known.To == to : known.From == from));
        var fate = RowFate.Unchanged;
        if (link is null)
        {
            var created = Link.Create(run.Place.NewId(), service, customer, from ?? run.Today, links);
            if (created.IsRefused)
            {
                run.Refuse(sheet, row, created.Refusal.Field ?? "from", created.Refusal);
                return;
            }

            link = created.Value;
            links.Add(link);
            run.Place.Db.Add(link);
            fate = RowFate.Created;
        }

        if (to is { } last && link.To != last)
        {
            if (link.End(last) is { } refusal)
                run.Refuse(sheet, row, "to", refusal);
            if (fate is RowFate.Unchanged)
                fate = RowFate.Changed;
        }

        run.Fates[(sheet, row.Number)] = fate;
    }
}
