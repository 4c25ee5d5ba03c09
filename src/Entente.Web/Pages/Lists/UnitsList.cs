using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Scorecards;
using Entente.Web.Features.Appraisals;
using Entente.Web.Features.Scorecards;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Pages.Lists;

/// <summary>How every unit stands in a period, those that somebody complains about first.</summary>
public sealed class UnitsList(ReadScorecard scorecards, ReadDuty duties, AppraisalWords duty, IStringLocalizer<Texts> texts, IStringLocalizer<PagesTexts> words) : IListSource<UnitsList.Row>
{
    /// <param name="Unit">The unit.</param>
    /// <param name="Card">How it stands.</param>
    /// <param name="Result">Its last published appraisal of a period that had ended; null where there is none, or none for the reader.</param>
    public sealed record Row(Unit Unit, Scorecard Card, ReadResults.Row? Result);

    public async Task<Outcome<Listing<Row>>> Read(ListAsked asked, Actor actor, CancellationToken stop)
    {
        var period = PeriodField.Of(asked["period"], actor.Today);
        var within = asked["within"] is { } code ? actor.Directory.Unit(code) : actor.Directory.Root;
        var units = within is null ? [] : actor.Directory.Subtree(within.Id).Where(unit => unit.DissolvedOn is null && unit.ParentId is not null && asked.Finds("q", unit.Name, unit.EnglishName, unit.Code)).ToList();
        var results = await duties.Read([.. units.Select(unit => unit.Id)], period, actor, stop);
        var rows = new List<Row>();
        foreach (var unit in units)
        {
            // A unit that serves nobody has nothing to be judged by.
            if ((await scorecards.Read(unit.Id, period, stop)).Value is { Links.Count: > 0 } card)
                rows.Add(new Row(unit, card, results.GetValueOrDefault(unit.Id)));
        }

        var wanted = asked["dissatisfied"] is "yes" ? rows.Where(row => row.Card.Count(Verdict.Dissatisfied) > 0) : rows;
        return Listing<Row>.Of(asked, wanted, Columns(actor), "-dissatisfied");
    }

    private List<ListColumn<Row>> Columns(Actor actor) =>
    [
        new(texts["Unit"], row => Localized.Name(row.Unit)) { Sort = "unit" },
        new(texts["Field.CodeShort"], row => row.Unit.Code),
        new(texts["Admin.Parent"], row => row.Unit.ParentId is { } parent ? Localized.Name(actor.Directory.Unit(parent)!) : null),
        new(texts["Manager"], row => actor.Directory.ManagerOf(row.Unit.Id, actor.Today) is { } manager ? Localized.Name(manager) : null),
        new(words["Units.Links"], row => row.Card.Links.Count) { Sort = "links" },
        new(words["Units.Content"], row => row.Card.Share.Satisfied),
        new(texts["Share"], row => row.Card.Share.Value) { Sort = "share" },
        new(texts["Coverage"], row => row.Card.Share.Coverage) { Sort = "coverage" },
        new(texts["Index"], row => row.Card.Index is { } index ? Math.Round(index.Value * 100, 1) : null) { Sort = "index" },
        new(texts["Verdict.Dissatisfied"], row => row.Card.Count(Verdict.Dissatisfied)) { Sort = "dissatisfied" },
        new(words["Units.Duty"], row => row.Result is { } result ? duty.Duty(result.Figures.Duty) : null) { Sort = "duty", By = row => (int?)row.Result?.Figures.Duty },
        new(words["Units.DutyPeriod"], row => row.Result?.Cycle.PeriodCode),
        new(texts["Verdict.NoAnswer"], row => row.Card.Count(Verdict.NoAnswer)) { Sort = "silent" },
    ];
}
