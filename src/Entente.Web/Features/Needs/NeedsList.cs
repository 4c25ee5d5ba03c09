using Entente.Domain.Calendar;
using Entente.Domain.Kernel;
using Entente.Domain.Needs;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Needs;

/// <summary>The needs that the reader may read, by words, unit, state, and whom they wait for.</summary>
public sealed class NeedsList(ReadNeeds needs, CompanyCalendar calendars, NeedWords words, IStringLocalizer<NeedsTexts> t) : IListSource<Need>
{
    public async Task<Outcome<Listing<Need>>> Read(ListAsked asked, Actor actor, CancellationToken stop)
    {
        var calendar = await calendars.Read(stop);
        return Of(asked, await Rows(asked, actor, calendar, stop), actor, calendar);
    }

    /// <summary>Every row that the filters leave, for the board.</summary>
    internal async Task<IReadOnlyList<Need>> Rows(ListAsked asked, Actor actor, WorkCalendar calendar, CancellationToken stop)
    {
        var unit = asked["unit"] is { } code ? actor.Directory.Unit(code)?.Id ?? Guid.Empty : (Guid?)null;
        var state = asked.Choice<NeedState>("state");
        return
        [
            .. (await needs.Read(actor, stop)).Where(need =>
                (unit is null || (asked["role"] is not "raiser" && need.ProviderId == unit) || (asked["role"] is not "provider" && need.Raisers.Any(raiser => raiser.UnitId == unit)))
                && (state is null || need.State == state)
                && (asked["q"] is not { } part || need.Title.Contains(part, StringComparison.OrdinalIgnoreCase) || need.Text?.Contains(part, StringComparison.OrdinalIgnoreCase) == true)
                && asked["which"] switch
                {
                    "ours" => NeedRights.MayConfirm(actor, need),
                    "theirs" => NeedRights.MayAnswer(actor, need),
                    "silent" => words.IsSilent(need, calendar),
                    "open" => need.IsOpen,
                    _ => true,
                }),
        ];
    }

    internal Listing<Need> Of(ListAsked asked, IReadOnlyList<Need> rows, Actor actor, WorkCalendar calendar) => Listing<Need>.Of(asked, rows,
        [
            new(t["Title"], need => need.Title) { Sort = "title" },
            new(t["Raiser"], need => NeedWords.Unit(need.RaiserUnitId, actor.Directory)) { Sort = "raiser" },
            new(t["Provider"], need => NeedWords.Unit(need.ProviderId, actor.Directory)) { Sort = "provider" },
            new(t["State"], need => words.State(need.State)) { Sort = "state", By = need => (int)need.State },
            new(t["Since"], need => Localized.Instant(need.StateSince, actor.Directory.TimeZone)) { Sort = "since", By = need => need.StateSince },
            new(t["Silent"], need => words.IsSilent(need, calendar) ? words.Silent(need) : null),
            new(t["Raisers"], need => need.Raisers.Count) { Sort = "raisers" },
            new(t["Text"], need => need.Text),
        ], "-since");
}
