using Entente.Domain.Workshops;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Workshops;

/// <summary>Workshops that wait for somebody: to write beforehand, to come, to vote, to countersign, or to lead on.</summary>
public sealed class WorkshopsDue(ReadWorkshops workshops, ReadWorkshop boards, WorkshopWords words, TimeProvider clock, IStringLocalizer<WorkshopsTexts> t) : IDueSource
{
    private static readonly TimeSpan ToSign = TimeSpan.FromDays(5);

    public async Task<IReadOnlyList<DueItem>> Read(Actor actor, CancellationToken stop)
    {
        if (actor.Person is null)
            return [];
        var items = new List<DueItem>();
        foreach (var workshop in (await workshops.Read(actor, stop)).Where(workshop => workshop.IsOpen && WorkshopRights.MayWrite(actor, workshop)))
        {
            if (await boards.Read(workshop.Id, actor, stop) is { IsRefused: false, Value.Sight: var sight } && Of(sight, actor) is { } item)
                items.Add(item);
        }

        return items;
    }

    private DueItem? Of(BoardSight sight, Actor actor)
    {
        var (workshop, takesPart, leads) = (sight.Workshop, WorkshopRights.TakesPart(actor, sight.Workshop), WorkshopRights.MayLead(actor, sight.Workshop));
        var chosen = sight.Candidates.Where(goal => goal.IsChosen).ToList();
        return workshop.Stage switch
        {
            WorkshopStage.Preparing when leads && workshop.PlannedAt <= clock.Now() => Item(workshop, actor, "Due.Start", workshop.PlannedAt),
            WorkshopStage.Preparing when takesPart => Item(workshop, actor, "Due.Prepare", workshop.PlannedAt),
            WorkshopStage.Vote when takesPart && !workshop.IsVoteClosed && sight.DotsLeft > 0 => Item(workshop, actor, "Due.Vote", workshop.Moves[^1].At),
            WorkshopStage.Ratify when takesPart && chosen.Exists(goal => goal.Unanswered(workshop).Contains(actor.PersonId!.Value)) => Item(workshop, actor, "Due.Countersign", workshop.Moves[^1].At + ToSign, "/countersign"),
            WorkshopStage.Ratify when leads && sight.IsAnswered => Item(workshop, actor, "Due.Ratify", workshop.Moves[^1].At + ToSign),
            > WorkshopStage.Preparing and < WorkshopStage.Vote => Item(workshop, actor, "Due.Join", workshop.Moves[^1].At),
            _ => null,
        };
    }

    private DueItem Item(Workshop workshop, Actor actor, string key, DateTimeOffset before, string page = "") =>
        new(t[key, words.InPeriod(workshop.PeriodCode)], $"/workshops/{workshop.Id}{page}", t[key + ".Action"])
        {
            Kind = "workshop",
            Reason = $"workshop/{workshop.Id:N}/{key}/{workshop.Stage}/{before.UtcTicks}",
            Why = words.Stage(workshop.Stage),
            When = Localized.Instant(before, actor.Directory.TimeZone),
            IsLate = key is "Due.Countersign" or "Due.Ratify" && before < clock.Now(),
            // Whoever is to join or to vote has until the stage ends, whenever that is.
            Before = key is "Due.Join" or "Due.Vote" ? null : before,
        };
}
