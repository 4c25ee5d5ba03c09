using Entente.Domain.Kernel;
using Entente.Domain.Workshops;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Workshops;

/// <summary>The workshops that the reader may know of, by period and stage.</summary>
public sealed class WorkshopsList(ReadWorkshops workshops, WorkshopWords words, IStringLocalizer<WorkshopsTexts> t, IStringLocalizer<Texts> all) : IListSource<Workshop>
{
    public async Task<Outcome<Listing<Workshop>>> Read(ListAsked asked, Actor actor, CancellationToken stop)
    {
        var period = Period.TryParse(asked["period"], out var chosen) ? chosen.ToString() : null;
        var stage = asked.Choice<WorkshopStage>("stage");
        var rows = (await workshops.Read(actor, stop)).Where(workshop => (period is null || workshop.PeriodCode == period) && (stage is null || workshop.Stage == stage));
        return Listing<Workshop>.Of(asked, rows, Columns(actor), "-planned");
    }

    private List<ListColumn<Workshop>> Columns(Actor actor) =>
    [
        new(all["Period"], workshop => words.InPeriod(workshop.PeriodCode)) { Sort = "period", By = workshop => workshop.PeriodCode },
        new(t["PlannedAt"], workshop => Localized.Instant(workshop.StartedAt ?? workshop.PlannedAt, actor.Directory.TimeZone)) { Sort = "planned", By = workshop => workshop.StartedAt ?? workshop.PlannedAt },
        new(t["Place"], workshop => workshop.Place),
        new(t["Facilitator"], workshop => WorkshopWords.Person(workshop.FacilitatorId, actor.Directory)) { Sort = "facilitator" },
        new(t["Participants"], workshop => workshop.Participants.Count) { Sort = "participants" },
        new(t["Stage"], workshop => words.Stage(workshop.Stage)) { Sort = "stage", By = workshop => (int)workshop.Stage },
        new(t["RatifiedOn"], workshop => workshop.RatifiedAt is { } at ? actor.Directory.DayOf(at) : null) { Sort = "ratified" },
    ];
}
