using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Domain.Readiness;
using Entente.Web.Features.Readiness;
using Entente.Web.Features.Scorecards;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Pages.Lists;

/// <summary>The bads of a unit that the reader may read one by one.</summary>
public sealed class BadsList(ReadBads bads, ReadReadiness readiness, ReadinessWords words, IStringLocalizer<Texts> texts) : IListSource<Rating>
{
    /// <summary>In an address, the cause of bads of which nobody said why.</summary>
    public const string Unsaid = "unsaid";

    public async Task<Outcome<Listing<Rating>>> Read(ListAsked asked, Actor actor, CancellationToken stop)
    {
        if (actor.Directory.Unit(asked.Of("code")) is not { } unit)
            return new UnitUnknown(asked.Of("code"));
        var page = await bads.Read(unit.Id, FilterOf(asked, actor), asked.Skip, asked.Size ?? ListAsked.MostInFile, actor, stop);
        var ready = await readiness(PeriodField.Of(asked["period"], actor.Today), stop);
        return new Listing<Rating>(Columns(actor.Chain, ready), page.Rows, page.Total, asked.Skip);
    }

    /// <summary>What the address narrows the bads to.</summary>
    public static ReadBads.Filter FilterOf(ListAsked asked, Actor actor) => new(
        PeriodField.Of(asked["period"], actor.Today), asked.Choice<Cause>("cause"), asked["cause"] is Unsaid,
        asked["customer"] is { } code ? actor.Directory.Unit(code)?.Id ?? Guid.Empty : null,
        asked["open"] is "yes", asked.Sort);

    private List<ListColumn<Rating>> Columns(SupplyChain chain, IReadOnlyDictionary<Guid, LinkReadiness> ready) =>
    [
        new(texts["Day"], row => row.Day) { Sort = "day" },
        new(texts["Provider"], row => Localized.Name(chain.Directory.Unit(chain.ProviderOf(chain.Link(row.LinkId)!))!)),
        new(texts["Service"], row => Localized.Name(chain.Service(chain.Link(row.LinkId)!.ServiceId)!)),
        new(texts["Customer"], row => Localized.Name(chain.Directory.Unit(chain.Link(row.LinkId)!.CustomerId)!)),
        new(texts["Rater"], row => chain.Directory.Person(row.RaterId) is { RemovedAt: null } rater ? Localized.Name(rater) : null),
        new(texts["Reference"], row => Occasion.Reference(row.Occasion)),
        new(texts["Cause"], row => row.Cause is { } cause ? texts[$"Cause.{cause}"].Value : null) { Sort = "cause" },
        new(texts["Said"], row => row.Comment),
        new(texts["Verdict.Recovered"], row => row.RecoveredAt is { } at ? chain.Directory.DayOf(at) : null),
        new(words.CountsHeader, row => words.Counts(ready.GetValueOrDefault(row.LinkId))),
    ];
}
