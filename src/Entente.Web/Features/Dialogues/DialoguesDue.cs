using Entente.Domain.Dialogues;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Dialogues;

/// <summary>Invitations, preparations, meetings, signatures and promises that wait for somebody, and the dialogue that is due most.</summary>
public sealed class DialoguesDue(IDbContextFactory<EntenteDb> databases, ReadSuggestions suggestions, DialogueWords words, TimeProvider clock, IStringLocalizer<DialoguesTexts> t) : IDueSource
{
    /// <summary>How many suggestions stand on home; the rest stands on the page of dialogues.</summary>
    private const int MostSuggested = 2;

    /// <summary>From how many days before its day on somebody is reminded of a promise, and for how many after it.</summary>
    private const int RemindsBefore = 7, RemindsAfter = 3;

    private static readonly TimeSpan ToSign = TimeSpan.FromDays(3);

    public async Task<IReadOnlyList<DueItem>> Read(Actor actor, CancellationToken stop)
    {
        if (actor.Person is not { } person)
            return [];
        var suggested = (await suggestions.Read(actor, stop)).Take(MostSuggested).Select(pair =>
            new DueItem(t[pair.RequestedOn is null ? "Due.Suggested" : "Due.Requested", DialogueWords.Unit(pair.OtherId, actor.Directory)], $"/dialogues?unit={actor.Directory.Unit(pair.UnitId)!.Code}#suggested", t["Due.Suggested.Action"]) { Why = words.Why(pair, actor.Today) });
        return [.. (await Own(person.Id, actor, stop)).Select(dialogue => Of(dialogue, actor)).OfType<DueItem>(), .. await Promised(person.Id, actor, stop), .. suggested];
    }

    /// <summary>The open dialogues in which somebody speaks for a side: only whoever answers for it does.</summary>
    private async Task<IEnumerable<Dialogue>> Own(Guid person, Actor actor, CancellationToken stop)
    {
        var units = actor.Directory.AnsweredForBy(person, actor.Today);
        if (units.Count == 0)
            return [];
        await using var db = await databases.CreateDbContextAsync(stop);
        var open = await db.Dialogues.AsNoTracking()
            .Where(dialogue => (dialogue.State == DialogueState.Invited || dialogue.State == DialogueState.Preparing || dialogue.State == DialogueState.Held)
                && (units.Contains(dialogue.HostId) || units.Contains(dialogue.GuestId))).OrderByDescending(dialogue => dialogue.Id).ToListAsync(stop);
        return open.Where(dialogue => DialogueRights.SideOf(actor, dialogue) is not null).OrderByDescending(dialogue => dialogue.StartedAt ?? dialogue.PlannedAt);
    }

    private async Task<IEnumerable<DueItem>> Promised(Guid person, Actor actor, CancellationToken stop)
    {
        var (from, to) = (actor.Today.AddDays(-RemindsAfter), actor.Today.AddDays(RemindsBefore));
        await using var db = await databases.CreateDbContextAsync(stop);
        var promises = await db.DialogueCaptures.AsNoTracking().Where(capture => capture.Kind == CaptureKind.Commitment && capture.OwnerId == person && capture.Day >= from && capture.Day <= to).ToListAsync(stop);
        return promises.Select(promise => new DueItem(t["Due.Promised", promise.Text], $"/dialogues/{promise.DialogueId}/minutes", t["Due.Promised.Action"])
        {
            When = Localized.Day(promise.Day!.Value),
            IsLate = promise.Day < actor.Today,
            Before = new DateTimeOffset(promise.Day.Value.ToDateTime(TimeOnly.MaxValue), actor.Directory.TimeZone.GetUtcOffset(promise.Day.Value.ToDateTime(TimeOnly.MaxValue))),
        });
    }

    private DueItem? Of(Dialogue dialogue, Actor actor)
    {
        var side = DialogueRights.SideOf(actor, dialogue)!.Value;
        return dialogue.State switch
        {
            DialogueState.Invited when side is DialogueSide.Guest => Item(dialogue, side, actor, "Due.Answer", dialogue.PlannedAt),
            DialogueState.Preparing when dialogue.SubmittedAt(side) is null => Item(dialogue, side, actor, "Due.Prepare", dialogue.PlannedAt),
            DialogueState.Preparing => Item(dialogue, side, actor, "Due.Attend", dialogue.PlannedAt),
            DialogueState.Held when dialogue.SignatureOf(side) is null => Item(dialogue, side, actor, "Due.Sign", dialogue.StartedAt!.Value + ToSign),
            _ => null,
        };
    }

    private DueItem Item(Dialogue dialogue, DialogueSide side, Actor actor, string key, DateTimeOffset before) =>
        new(t[key, DialogueWords.Unit(dialogue, side is DialogueSide.Host ? DialogueSide.Guest : DialogueSide.Host, actor.Directory)], $"/dialogues/{dialogue.Id}", t[key + ".Action"])
        {
            Kind = "dialogue",
            Reason = $"dialogue/{dialogue.Id:N}/{key}/{before.UtcTicks}",
            Why = words.InPeriod(dialogue.PeriodCode),
            When = Localized.Instant(before, actor.Directory.TimeZone),
            IsLate = before < clock.Now(),
            Before = before,
        };
}
