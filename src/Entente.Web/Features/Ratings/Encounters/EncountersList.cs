using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings.Encounters;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Ratings.Encounters;

/// <summary>Encounters by period, unit, link, what became of the promise, and what the provider noted.</summary>
public sealed class EncountersList(ReadEncounters encounters, IStringLocalizer<EncountersTexts> t, IStringLocalizer<Texts> all) : IListSource<EncounterRow>
{
    public async Task<Outcome<Listing<EncounterRow>>> Read(ListAsked asked, Actor actor, CancellationToken stop)
    {
        var period = PeriodField.Of(asked["period"], actor.Today);
        var unit = asked["unit"] is { } code ? actor.Directory.Unit(code)?.Id ?? Guid.Empty : (Guid?)null;
        var link = asked["link"] is { } id ? (Guid.TryParse(id, out var known) ? known : Guid.Empty) : (Guid?)null;
        var mark = asked.Choice<RequestMark>("mark");
        var side = asked["side"];
        var rows = await encounters.Read(actor, one => (link is null || one.Id == link) && (unit is not { } of || IsOf(actor.Chain, one, of, side)), period, stop);
        return Of(asked, rows.Where(row => (asked["promise"], row.Kept) switch
        {
            ("kept", true) or ("broken", false) or ("measured", not null) or ("unmeasured", null) => true,
            ("kept" or "broken" or "measured" or "unmeasured", _) => false,
            _ => true,
        } && (mark is null || row.Note?.Mark == mark) && (asked["mark"] is not "none" || row.Note is null) && asked.Finds("q", row.Encounter.Reference, row.Note?.Line)), actor);
    }

    private Listing<EncounterRow> Of(ListAsked asked, IEnumerable<EncounterRow> rows, Actor actor) => Listing<EncounterRow>.Of(asked, rows,
        [
            new(t["Occurred"], row => actor.Directory.DayOf(row.Encounter.OccurredAt)) { Sort = "day", By = row => row.Encounter.OccurredAt },
            new(t["Reference"], row => row.Encounter.Reference) { Sort = "reference" },
            new(all["Service"], row => Localized.Name(actor.Chain.Service(row.Link.ServiceId)!)) { Sort = "service" },
            new(all["Provider"], row => Localized.Name(actor.Directory.Unit(actor.Chain.ProviderOf(row.Link))!)),
            new(all["Customer"], row => Localized.Name(actor.Directory.Unit(row.Link.CustomerId)!)) { Sort = "customer" },
            new(t["Promised"], row => row.Promise?.Target),
            new(t["Measured"], row => row.Encounter.Measured) { Sort = "measured" },
            new(t["Unit"], row => row.Promise?.Unit),
            new(t["Promise"], row => row.Kept is { } kept ? t[kept ? "Kept" : "Broken"].Value : null) { Sort = "promise", By = row => row.Kept is { } kept ? (kept ? 1 : 2) : 0 },
            new(t["Begun"], row => row.Encounter.BegunAt is { } at ? Localized.Instant(at, actor.Directory.TimeZone) : null),
            new(t["Finished"], row => row.Encounter.FinishedAt is { } at ? Localized.Instant(at, actor.Directory.TimeZone) : null),
            new(t["Said"], row => row.Said is { } said ? all[$"Answer.{said}"].Value : null) { Sort = "said" },
            new(t["Mark"], row => row.Note is { } note ? t[$"Mark.{note.Mark}"].Value : null) { Sort = "mark" },
            new(t["Line"], row => row.Note?.Line),
        ], "-day");

    private static bool IsOf(SupplyChain chain, Link link, Guid unit, string? side) =>
        (side is not "customer" && chain.Directory.IsInside(chain.ProviderOf(link), unit)) || (side is not "provider" && chain.Directory.IsInside(link.CustomerId, unit));
}
