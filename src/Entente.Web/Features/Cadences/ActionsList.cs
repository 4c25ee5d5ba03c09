using Entente.Domain.Kernel;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Cadences;

/// <summary>What people took on in meetings, by words, unit and whether it waits.</summary>
public sealed class ActionsList(ReadCadences cadences, CadenceWords words, IStringLocalizer<CadencesTexts> t) : IListSource<ReadCadences.ActionRow>
{
    public async Task<Outcome<Listing<ReadCadences.ActionRow>>> Read(ListAsked asked, Actor actor, CancellationToken stop)
    {
        var unit = asked["unit"] is { } code ? actor.Directory.Unit(code)?.Id ?? Guid.Empty : (Guid?)null;
        var rows = (await cadences.ReadAll(actor, stop)).Actions.Where(row =>
            (unit is null || row.Cadence.Joins(unit.Value)) && asked.Finds("q", row.Action.Text, row.Cadence.Title)
            && asked["which"] switch
            {
                "open" => row.Action.DoneAt is null,
                "mine" => row.Action.DoneAt is null && row.Action.OwnerId == actor.PersonId,
                "late" => row.Action.IsLate(actor.Today),
                "done" => row.Action.DoneAt is not null,
                _ => true,
            });
        return Listing<ReadCadences.ActionRow>.Of(asked, rows,
        [
            new(t["Action"], row => row.Action.Text) { Sort = "text" },
            new(t["Owner"], row => CadenceWords.Person(row.Action.OwnerId, actor.Directory)) { Sort = "owner" },
            new(t["ByDay"], row => Localized.Day(row.Action.Day)) { Sort = "day", By = row => row.Action.Day },
            new(t["State"], row => words.State(row.Action, actor.Today)) { Sort = "state", By = row => row.Action.DoneAt is not null },
            new(t["Title"], row => row.Cadence.Title) { Sort = "title" },
            new(t["Meeting"], row => Localized.Day(row.Meeting.Day)) { Sort = "meeting", By = row => row.Meeting.Day },
        ], "day");
    }
}
