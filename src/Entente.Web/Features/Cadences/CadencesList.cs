using Entente.Domain.Cadences;
using Entente.Domain.Kernel;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Cadences;

/// <summary>The cadences that the reader may read, by words, unit and state.</summary>
public sealed class CadencesList(ReadCadences cadences, CadenceWords words, IStringLocalizer<CadencesTexts> t) : IListSource<Cadence>
{
    public async Task<Outcome<Listing<Cadence>>> Read(ListAsked asked, Actor actor, CancellationToken stop)
    {
        var unit = asked["unit"] is { } code ? actor.Directory.Unit(code)?.Id ?? Guid.Empty : (Guid?)null;
        var state = asked.Choice<CadenceState>("state");
        var rows = (await cadences.Read(actor, stop)).Where(cadence => (unit is null || cadence.Joins(unit.Value)) && (state is null || cadence.State == state) && asked.Finds("q", cadence.Title, cadence.Place));
        return Listing<Cadence>.Of(asked, rows,
        [
            new(t["Title"], cadence => cadence.Title) { Sort = "title" },
            new(t["Units"], cadence => CadenceWords.Sides(cadence, actor.Directory)) { Sort = "units" },
            new(t["Rhythm"], words.Rhythm) { Sort = "rhythm", By = cadence => (int)cadence.Rhythm.Every },
            new(t["State"], cadence => words.State(cadence.State)) { Sort = "state", By = cadence => (int)cadence.State },
            new(t["Start"], cadence => Localized.Day(cadence.Start)) { Sort = "start", By = cadence => cadence.Start },
            new(t["Until"], cadence => Localized.Day(cadence.Until)) { Sort = "until", By = cadence => cadence.Until },
            new(t["Place"], cadence => cadence.Place ?? cadence.OnlineAddress),
        ], "title");
    }
}
