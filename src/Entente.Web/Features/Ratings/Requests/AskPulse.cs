using System.Globalization;
using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings.Requests;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Entente.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Ratings.Requests;

/// <summary>
/// The pulse: in the last days of a quarter asks each person once about what they have not rated. It takes one of the week's requests;
/// whoever has none left is asked on a later day. Reads open ratings alone, see <see cref="Pulse"/>.
/// </summary>
public sealed class AskPulse(IDbContextFactory<EntenteDb> databases, Snapshots snapshots, CompanyCalendar calendars, TimeProvider clock, IStringLocalizer<RequestsTexts> t)
{
    private const int MostTries = 3;

    public async Task Run(CancellationToken stop)
    {
        var chain = await snapshots.Read(stop);
        var now = clock.Now();
        var today = chain.Directory.DayOf(now);
        await using var db = await databases.CreateDbContextAsync(stop);
        var limits = await db.AskingLimits.AsNoTracking().SingleOrDefaultAsync(stop) ?? AskingLimits.Usual();
        if (limits.RequestsAWeek == 0 || !Pulse.AsksOn(today, limits.PulseDays, (await calendars.Read(stop)).IsWorking))
            return;
        var quarter = Pulse.QuarterOf(today);
        var page = PulseLinks.Page(quarter);
        var asked = (await db.Set<Message>().Where(message => message.Kind == AskRater.Kind && message.Href == page).Select(message => message.PersonId).ToListAsync(stop)).ToHashSet();
        var rated = (await db.Ratings.Where(rating => rating.Day >= quarter.Start && rating.Day <= quarter.End).Select(rating => new { rating.RaterId, rating.LinkId }).Distinct().ToListAsync(stop))
            .ToLookup(rating => rating.RaterId, rating => rating.LinkId);
        foreach (var person in chain.Directory.People.Where(person => !asked.Contains(person.Id)))
        {
            if (Pulse.Asks(chain, person.Id, today, rated[person.Id].ToHashSet()) is { Count: > 0 } links)
                await Ask(person.Id, links, chain, quarter, limits.RequestsAWeek, now, stop);
        }
    }

    private async Task Ask(Guid person, IReadOnlyList<Link> links, SupplyChain chain, Period quarter, int limit, DateTimeOffset now, CancellationToken stop)
    {
        var page = PulseLinks.Page(quarter);
        var week = AskRater.WeekOf(now, chain.Directory.TimeZone);
        for (var left = MostTries; left > 0; left--)
        {
            await using var db = await databases.CreateDbContextAsync(stop);
            // In this order: where another node asks between the two, either its message is seen or both want the same number.
            var number = await AskRater.Asked(db, person, week, stop) + 1;
            if (number > limit || await db.Set<Message>().AnyAsync(message => message.PersonId == person && message.Kind == AskRater.Kind && message.Href == page, stop))
                return;
            db.Tell(person, AskRater.Kind, Bilingual.Of(() => Localized.Counted(t, "Pulse.Ask", links.Count)), page, now,
                Bilingual.Of(() => t["Pulse.Why", Localized.Day(quarter.End)]), AskRater.Slot(week, number.ToString(CultureInfo.InvariantCulture)));
            if (await db.SaveOrRefuse(stop) is null)
                return;
        }
    }
}
