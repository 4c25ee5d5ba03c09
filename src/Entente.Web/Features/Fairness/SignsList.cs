using Entente.Domain.Fairness;
using Entente.Domain.Kernel;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Fairness;

/// <summary>The signs of a period as a file; names are not in it.</summary>
public sealed class SignsList(ReadSigns signs, SignWords words, IStringLocalizer<FairnessTexts> t) : IListSource<Sign>
{
    public async Task<Outcome<Listing<Sign>>> Read(ListAsked asked, Actor actor, CancellationToken stop)
    {
        var read = await signs.Read(asked["period"], Guid.TryParse(asked["search"], out var search) ? search : null, actor, stop);
        if (read.IsRefused)
            return read.Refusal;
        return Listing<Sign>.Of(asked, read.Value.Signs,
        [
            new(t["Period"], sign => sign.Period),
            new(t["Kind"], sign => words.Kind(sign.Kind)),
            new(t["Sign"], sign => words.Sentence(sign, actor.Chain)),
            new(t["Units"], sign => string.Join(t["And"], sign.UnitIds.Select(unit => SignWords.Unit(unit, actor.Chain)))),
            new(t["P"], sign => sign.P),
            new(t["Q"], sign => sign.Q),
            new(t["State"], sign => words.Outcome(sign.Outcome)),
            new(t["FoundAt"], sign => Localized.Instant(sign.FoundAt, actor.Directory.TimeZone)),
            new(t["Address"], sign => $"/fairness/signs/{sign.Id}"),
        ]);
    }
}
