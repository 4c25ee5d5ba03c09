using Entente.Domain.Kernel;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Pages.Lists;

/// <summary>The periods of this year and the one before that have begun.</summary>
public sealed class PeriodsList(IStringLocalizer<Texts> texts, IStringLocalizer<PagesTexts> words) : IListSource<PeriodsList.Row>
{
    /// <param name="Around">The longest closed period it lies in, if that is not itself.</param>
    public sealed record Row(Period Period, bool IsClosed, bool IsOver, Period? Around)
    {
        /// <summary>The key of its state among the texts.</summary>
        public string State => IsClosed ? "Period.Closed" : IsOver ? "Period.Open" : "Admin.Running";
    }

    public Task<Outcome<Listing<Row>>> Read(ListAsked asked, Actor actor, CancellationToken stop)
    {
        var year = Period.Containing(PeriodKind.Year, actor.Today);
        var kind = asked.Choice<PeriodKind>("kind");
        var rows = new[] { year, year.Previous }.SelectMany(y => Enum.GetValues<PeriodKind>().SelectMany(y.Split))
            .Where(period => period.Start <= actor.Today && (kind is null || period.Kind == kind))
            .OrderByDescending(period => period.End).ThenByDescending(period => period.Kind)
            .Select(period => new Row(period, actor.Directory.IsClosed(period), period.End < actor.Today, actor.Directory.ClosedAround(period)))
            .Where(row => asked["state"] switch { "closed" => row.IsClosed, "open" => !row.IsClosed && row.IsOver, "running" => !row.IsOver, _ => true });
        return Task.FromResult<Outcome<Listing<Row>>>(Listing<Row>.Of(asked, rows, Columns));
    }

    private List<ListColumn<Row>> Columns =>
    [
        new(texts["Period"], row => PeriodField.Words(row.Period, texts)) { Sort = "period", By = row => row.Period },
        new(words["Periods.Code"], row => row.Period.ToString()),
        new(words["Periods.From"], row => row.Period.Start),
        new(words["Periods.To"], row => row.Period.End) { Sort = "to" },
        new(texts["Admin.State"], row => texts[row.State].Value) { Sort = "state" },
    ];
}
