using System.Buffers.Binary;
using System.Globalization;
using Entente.Domain.Chain;
using Entente.Domain.Ratings;
using Entente.Domain.Ratings.Requests;
using Entente.Web.Data;
using Entente.Web.Platform.Messages;
using Entente.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Ratings;

/// <summary>
/// Asks people for ratings by the ways they chose, never more often in a week than the company allows. What is asked follows from
/// encounters, open ratings and earlier requests alone: a request that stays away would tell that a sealed rating was given.
/// </summary>
public sealed class AskRater(Sealing sealing, IStringLocalizer<RatingsTexts> t)
{
    internal const string Kind = "rate";
    private const int WeeksLookedBack = 4;

    /// <summary>Asks about an encounter that is saved with the next save, if its lot is drawn at once.</summary>
    public async Task Run(EntenteDb db, Encounter encounter, SupplyChain chain, DateTimeOffset now, CancellationToken stop)
    {
        var zone = chain.Directory.TimeZone;
        var week = WeekOf(now, zone);
        var asked = await Asked(db, encounter.RaterId, week, stop);
        var from = Begins(week.AddDays(-7 * WeeksLookedBack), zone);
        var until = Begins(week, zone);
        var before = await db.Encounters.Where(e => e.RaterId == encounter.RaterId && e.RequestedAt >= from && e.RequestedAt < until).Select(e => e.RequestedAt).ToListAsync(stop);
        var busiest = before.GroupBy(at => WeekOf(at, zone)).Select(one => one.Count()).DefaultIfEmpty(0).Max();
        if (Asking.IsAskedAtOnce(Lot(encounter), busiest, asked, await Limit(db, stop)))
            Tell(db, encounter, chain, week, asked + 1, now);
    }

    /// <summary>How often a person is asked in a week at most.</summary>
    internal static async Task<int> Limit(EntenteDb db, CancellationToken stop) => (await db.AskingLimits.AsNoTracking().SingleOrDefaultAsync(stop) ?? AskingLimits.Usual()).RequestsAWeek;

    internal static DateOnly WeekOf(DateTimeOffset at, TimeZoneInfo zone) => Asking.WeekOf(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    internal static DateTimeOffset Begins(DateOnly week, TimeZoneInfo zone) => new(TimeZoneInfo.ConvertTimeToUtc(Asking.Begins(week), zone));

    internal static Task<int> Asked(EntenteDb db, Guid rater, DateOnly week, CancellationToken stop)
    {
        var prefix = Slot(week, "");
        return db.Set<Message>().CountAsync(message => message.PersonId == rater && message.Kind == Kind && message.Reason!.StartsWith(prefix), stop);
    }

    internal static string Path(Encounter encounter) => $"/rate/{encounter.LinkId}?reference={Uri.EscapeDataString(encounter.Reference)}";

    /// <summary>From 0 to 1, and nothing that whoever sends encounters could foresee.</summary>
    internal double Lot(Encounter encounter) => BinaryPrimitives.ReadUInt64BigEndian(sealing.IdFor(encounter.RaterId, $"asked/{encounter.Id}").ToByteArray(true)) / (double)ulong.MaxValue;

    /// <summary>The number of the request in its week is part of its reason, of which there is one: two that come at once cannot both be the third.</summary>
    internal void Tell(EntenteDb db, Encounter encounter, SupplyChain chain, DateOnly week, int number, DateTimeOffset now)
    {
        var link = chain.Link(encounter.LinkId)!;
        db.Tell(encounter.RaterId, Kind, Bilingual.Of(() => t["Ask", Localized.Name(chain.Service(link.ServiceId)!)]), Path(encounter), now,
            Bilingual.Of(() => $"{Localized.Name(chain.Directory.Unit(chain.ProviderOf(link))!)} · {encounter.Reference}"), Slot(week, number.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>The reason of a request: its week, and its number in it.</summary>
    internal static string Slot(DateOnly week, string number) => $"rate/{week:yyyy-MM-dd}/{number}";
}
