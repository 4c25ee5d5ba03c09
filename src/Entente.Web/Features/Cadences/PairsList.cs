using Entente.Domain.Kernel;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Cadences;

/// <summary>Which share of their meetings every two units held, the least kept first.</summary>
public sealed class PairsList(ReadCadences cadences, IStringLocalizer<CadencesTexts> t) : IListSource<ReadCadences.PairRow>
{
    public async Task<Outcome<Listing<ReadCadences.PairRow>>> Read(ListAsked asked, Actor actor, CancellationToken stop)
    {
        var unit = asked["unit"] is { } code ? actor.Directory.Unit(code)?.Id ?? Guid.Empty : (Guid?)null;
        var rows = (await cadences.ReadPairs(actor, stop)).Where(row => unit is null || row.One.Id == unit || row.Other.Id == unit);
        return Listing<ReadCadences.PairRow>.Of(asked, rows,
        [
            new(t["Pair"], row => $"{Localized.Name(row.One)} · {Localized.Name(row.Other)}") { Sort = "pair" },
            new(t["Due"], row => row.Held.Due) { Sort = "due" },
            new(t["Held"], row => row.Held.Held) { Sort = "held" },
            new(t["Share.Column"], row => row.Held.Share is { } share ? Localized.Percent(share) : null) { Sort = "share", By = row => row.Held.Share ?? 2 },
        ], "share");
    }
}
