using Entente.Domain.Calendar;
using Entente.Domain.Messages;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Messages;

/// <summary>
/// The morning's digests: one mail, or one line of chat, with what is new, and below it what still waits. Where nothing is new nobody gets one, so that
/// what waits for long does not nag every day.
/// </summary>
public sealed class WriteDigests(
    IEnumerable<Channel> channels, RemindPeople remind, Snapshots snapshots, CompanyCalendar calendars, IDbContextFactory<EntenteDb> databases, TimeProvider clock, IStringLocalizer<MessagesTexts> t)
{
    private static readonly HashSet<string> NoScopes = [];

    public async Task Run(CancellationToken stop)
    {
        var open = await channels.Open(stop);
        var chain = await snapshots.Read(stop);
        var calendar = await calendars.Read(stop);
        var today = chain.Directory.DayOf(clock.Now());
        var isFirstOfWeek = IsFirstWorkingDay(today, calendar);
        await using var db = await databases.CreateDbContextAsync(stop);
        foreach (var choice in open.Select(one => one.Channel.Choice).Distinct(StringComparer.Ordinal))
        {
            foreach (var id in await Waiting(db, choice, isFirstOfWeek).Select(message => message.PersonId).Distinct().ToListAsync(stop))
            {
                if (chain.Directory.Person(id) is { IsHere: true } person && open.FirstOrDefault(one => one.Channel.Choice == choice && one.Reach.Person(id)).Channel is { } channel)
                    await Write(person, channel, new Actor(id, null, NoScopes, chain, today), calendar, isFirstOfWeek, stop);
            }
        }
    }

    private static IQueryable<Message> Waiting(EntenteDb db, string choice, bool isFirstOfWeek) => choice == Channel.Chat
        ? db.Set<Message>().Where(message => message.ChatDigest == Timing.Daily || (isFirstOfWeek && message.ChatDigest == Timing.Weekly))
        : db.Set<Message>().Where(message => message.Digest == Timing.Daily || (isFirstOfWeek && message.Digest == Timing.Weekly));

    private async Task Write(Person person, Channel channel, Actor actor, WorkCalendar calendar, bool isFirstOfWeek, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await Stamp.Raise(db, "messages", stop);
        var settings = await db.Set<MessageSettings>().AsNoTracking().SingleOrDefaultAsync(one => one.PersonId == person.Id, stop) ?? MessageSettings.Usual(person.Id);
        if (settings.QuietOnDaysOff && !calendar.IsWorking(actor.Today))
            return;
        var messages = await Waiting(db, channel.Choice, isFirstOfWeek).Where(message => message.PersonId == person.Id).OrderBy(message => message.At).ThenBy(message => message.Id).ToListAsync(stop);
        foreach (var message in messages)
            message.WaitFor(channel.Choice, null);
        // What somebody read in the inbox is no news any more.
        var news = messages.Where(message => !message.IsRead).ToList();
        if (news.Count > 0)
        {
            var told = news.Select(message => message.Reason?.Split('#')[0]).ToHashSet(StringComparer.Ordinal);
            var waiting = (await remind.Waiting(actor, settings.Language, stop)).Where(item => !told.Contains(item.Reason))
                .OrderBy(item => item.Before ?? DateTimeOffset.MaxValue).Select(item => new MessageContent.Line(item.Text, Said(item.Why, item.When), item.Href)).ToList();
            db.Add(new Dispatch
            {
                Id = Guid.CreateVersion7(clock.Now()),
                PersonId = person.Id,
                Channel = channel.Name,
                Reason = $"digest/{actor.Today:yyyy-MM-dd}",
                At = clock.Now(),
                DueAt = settings.Quiet.LoudFrom(clock.Now(), calendar, actor.Directory.TimeZone),
                Content = Bilingual.In(settings.Language, () => Content(settings.Language, news, waiting)),
            });
        }

        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }

    private MessageContent Content(string language, List<Message> news, List<MessageContent.Line> waiting)
    {
        var sections = new List<MessageContent.Section> { new(t["Digest.New"], [.. news.Select(message => RouteMessages.Line(message, language))]) };
        if (waiting.Count > 0)
            sections.Add(new MessageContent.Section(t["Digest.Waiting"], waiting));
        return new MessageContent(language, Ui.Localized.Counted(t, "Digest.Subject", news.Count), sections);
    }

    private static string? Said(string? why, string? when) => (why, when) switch
    {
        (null, _) => when,
        (_, null) => why,
        _ => $"{why} · {when}",
    };

    private static bool IsFirstWorkingDay(DateOnly day, WorkCalendar calendar)
    {
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        for (var earlier = monday; earlier < day; earlier = earlier.AddDays(1))
        {
            if (calendar.IsWorking(earlier))
                return false;
        }

        return calendar.IsWorking(day);
    }
}
