using Entente.Domain.Dialogues;
using Entente.Domain.Kernel;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Dialogues;

/// <summary>The dialogues that the reader may read, by unit, period, state, and whether they are the reader's own.</summary>
public sealed class DialoguesList(ReadDialogues dialogues, DialogueWords words, IStringLocalizer<DialoguesTexts> t) : IListSource<Dialogue>
{
    public async Task<Outcome<Listing<Dialogue>>> Read(ListAsked asked, Actor actor, CancellationToken stop)
    {
        var unit = asked["unit"] is { } code ? actor.Directory.Unit(code)?.Id ?? Guid.Empty : (Guid?)null;
        var period = Period.TryParse(asked["period"], out var chosen) ? chosen.ToString() : null;
        var state = asked.Choice<DialogueState>("state");
        var rows = (await dialogues.Read(actor, stop)).Where(dialogue =>
            (unit is null || dialogue.HostId == unit || dialogue.GuestId == unit)
            && (period is null || dialogue.PeriodCode == period)
            && (state is null || dialogue.State == state)
            && asked["which"] switch { "mine" => DialogueRights.SideOf(actor, dialogue) is not null, "open" => dialogue.IsOpen, "past" => !dialogue.IsOpen, _ => true });
        return Listing<Dialogue>.Of(asked, rows, Columns(actor), "-planned");
    }

    private List<ListColumn<Dialogue>> Columns(Actor actor) =>
    [
        new(t["Host"], dialogue => DialogueWords.Unit(dialogue.HostId, actor.Directory)) { Sort = "host" },
        new(t["Guest"], dialogue => DialogueWords.Unit(dialogue.GuestId, actor.Directory)) { Sort = "guest" },
        new(t["Period"], dialogue => dialogue.PeriodCode) { Sort = "period" },
        new(t["PlannedAt"], dialogue => Localized.Instant(dialogue.StartedAt ?? dialogue.PlannedAt, actor.Directory.TimeZone)) { Sort = "planned", By = dialogue => dialogue.StartedAt ?? dialogue.PlannedAt },
        new(t["Place"], dialogue => dialogue.Place),
        new(t["State"], words.State) { Sort = "state", By = dialogue => (int)dialogue.State },
        new(t["SignedOn"], dialogue => dialogue.SignedAt is { } at ? actor.Directory.DayOf(at) : null) { Sort = "signed" },
    ];
}
