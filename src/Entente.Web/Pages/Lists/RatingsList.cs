using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings;
using Entente.Domain.Readiness;
using Entente.Web.Features.Readiness;
using Entente.Web.Features.Scorecards;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Pages.Lists;

/// <summary>The open ratings of a link, for those who may read them. Sealed ones are in no row, here as on the page.</summary>
public sealed class RatingsList(ReadRatings ratings, ReadReadiness readiness, ReadinessWords counts, IStringLocalizer<Texts> texts, IStringLocalizer<PagesTexts> words) : IListSource<ReadRatings.Row>
{
    public async Task<Outcome<Listing<ReadRatings.Row>>> Read(ListAsked asked, Actor actor, CancellationToken stop)
    {
        if (!Guid.TryParse(asked.Of("id"), out var id) || actor.Chain.Link(id) is not { } link)
            return new LinkUnknown();
        var page = await ratings.Read(link, WithinOf(asked, actor), asked.Choice<Answer>("answer"), asked.Sort, asked.Skip, asked.Size ?? ListAsked.MostInFile, actor, stop);
        if (page.IsRefused)
            return page.Refusal;
        var ready = (await readiness(PeriodField.Of(asked["period"], actor.Today), stop)).GetValueOrDefault(id);
        return new Listing<ReadRatings.Row>(Columns(actor, ready), page.Value.Rows, page.Value.Total, asked.Skip);
    }

    /// <summary>The month that was chosen where it lies in the period; else the whole period.</summary>
    public static Period WithinOf(ListAsked asked, Actor actor)
    {
        var period = PeriodField.Of(asked["period"], actor.Today);
        return Period.TryParse(asked["month"], out var month) && period.Contains(month) ? month : period;
    }

    private List<ListColumn<ReadRatings.Row>> Columns(Actor actor, LinkReadiness? ready) =>
    [
        new(texts["Day"], row => row.Rating.Day) { Sort = "day" },
        new(texts["Rater"], row => actor.Directory.Person(row.Rating.RaterId) is { RemovedAt: null } rater ? Localized.Name(rater) : null),
        new(texts["Answer"], row => texts[$"Answer.{row.Rating.Answer}"].Value),
        new(words["Ratings.Level"], row => row.Rating.Level) { Sort = "level" },
        new(texts["Scale"], row => row.Rating.Scale),
        new(texts["Reference"], row => Occasion.Reference(row.Rating.Occasion)),
        new(texts["Cause"], row => row.Rating.Cause is { } cause ? texts[$"Cause.{cause}"].Value : null),
        new(texts["Said"], row => row.Rating.Comment),
        new(texts["Verdict.Recovered"], row => row.Rating.RecoveredAt is { } at ? actor.Directory.DayOf(at) : null),
        new(words["Ratings.Revised"], row => row.Earlier.Count),
        new(counts.CountsHeader, _ => counts.Counts(ready)),
    ];
}
