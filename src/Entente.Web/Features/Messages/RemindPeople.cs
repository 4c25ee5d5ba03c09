using Entente.Domain.Calendar;
using Entente.Domain.Messages;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Entente.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Messages;

/// <summary>
/// Tells people what waits for them, as every <see cref="IDueSource"/> says it, so that no feature writes reminders of its own. How
/// often is <see cref="ReminderSchedule"/>'s business.
/// </summary>
public sealed class RemindPeople(
    IEnumerable<IDueSource> sources, Snapshots snapshots, CompanyCalendar calendars, IDbContextFactory<EntenteDb> databases, TimeProvider clock, IStringLocalizer<MessagesTexts> t)
{
    private static readonly HashSet<string> NoScopes = [];

    /// <summary>Looks at these people, or at all.</summary>
    public async Task Run(IReadOnlyCollection<Guid>? people, CancellationToken stop)
    {
        var chain = await snapshots.Read(stop);
        var calendar = await calendars.Read(stop);
        var today = chain.Directory.DayOf(clock.Now());
        foreach (var person in people ?? [.. chain.Directory.People.Select(person => person.Id)])
        {
            if (chain.Directory.Person(person) is { IsHere: true })
                await Remind(new Actor(person, null, NoScopes, chain, today), calendar, stop);
        }
    }

    /// <summary>What waits for somebody, in a language.</summary>
    internal async Task<List<DueItem>> Waiting(Actor actor, string culture, CancellationToken stop)
    {
        Bilingual.Use(culture);
        var items = new List<DueItem>();
        foreach (var source in sources)
            items.AddRange((await source.Read(actor, stop)).Where(item => item.Reason is not null));
        return [.. items.DistinctBy(item => item.Reason)];
    }

    private async Task Remind(Actor actor, WorkCalendar calendar, CancellationToken stop)
    {
        var person = actor.PersonId!.Value;
        var items = await Waiting(actor, "zh-CN", stop);
        if (items.Count == 0)
            return;
        await using var db = await databases.CreateDbContextAsync(stop);
        var reasons = items.SelectMany(item => Enum.GetValues<ReminderStage>().Select(stage => Of(item, stage))).ToList();
        var said = await db.Set<Message>().AsNoTracking().Where(message => message.PersonId == person && reasons.Contains(message.Reason!))
            .ToDictionaryAsync(message => message.Reason!, message => message.At, StringComparer.Ordinal, stop);
        var now = clock.Now();
        var news = items.Select(item => (Item: item, Stage: ReminderSchedule.Next(
            Enum.GetValues<ReminderStage>().Where(stage => said.ContainsKey(Of(item, stage))).ToDictionary(stage => stage, stage => said[Of(item, stage)]), item.Before, now, calendar)))
            .Where(pair => pair.Stage is not null).ToList();
        if (news.Count == 0)
            return;
        var english = (await Waiting(actor, "en", stop)).ToDictionary(item => item.Reason!, StringComparer.Ordinal);
        foreach (var (item, stage) in news)
        {
            // What went away between the two readings waits no more.
            if (!english.TryGetValue(item.Reason!, out var same))
                continue;
            var why = item.Why is null ? (Bilingual?)null : new Bilingual(item.Why, same.Why ?? item.Why);
            db.Tell(person, item.Kind!, new Bilingual(Bilingual.In("zh-CN", () => Said(item, stage!.Value)), Bilingual.In("en", () => Said(same, stage!.Value))), item.Href, now, why, Of(item, stage!.Value));
        }

        // Where another node was faster, it has told the same.
        _ = await db.SaveOrRefuse(stop);
    }

    private string Said(DueItem item, ReminderStage stage) => stage is ReminderStage.Waits ? item.Text : t[$"Reminder.{stage}", item.Text];

    private static string Of(DueItem item, ReminderStage stage) => $"{item.Reason}#{stage}";
}
