using Entente.Domain.Chain;
using Entente.Domain.Ratings;

namespace Entente.Web.Features.Demo;

/// <summary>The ratings of one link. What was written is left as an empty comment that names its family and cause; references as their prefix.</summary>
internal sealed class LinkHistory(ExampleCompany company, ExampleDates dates, Agreements agreements, ExampleService service, ExampleLink link)
{
    private readonly Dice dice = new($"{link.Service}/{link.Customer}");
    private readonly Feelings feelings = new(dates);
    private readonly HashSet<(string Rater, DateOnly Day)> general = [];

    public IEnumerable<PlannedRating> Ratings()
    {
        var pool = new RaterPool(company, dates, service, link, dice);
        var linkEffect = .1 * dice.Bell();
        var since = dates.Resolve(link.Since) is var begin && begin > dates.First ? begin : dates.First;
        var ratings = new List<PlannedRating>();
        for (var month = new DateOnly(since.Year, since.Month, 1); month <= dates.Last; month = month.AddMonths(1))
        {
            var days = DaysOf(month).Where(day => day >= since && day <= dates.Last).ToList();
            var count = days.Count is 0 ? 0 : dice.Round(link.PerMonth * dice.Between(.8, 1.2) * days.Count / DaysOf(month).Count());
            for (var i = 0; i < count; i++)
            {
                if (Rate(pool, dice.Pick(days), linkEffect) is { } rating)
                    ratings.Add(rating);
            }
        }

        return new StoryHand(company, dates, service, link).Touch(ratings);
    }

    /// <summary>Working days, and now and then a Saturday: the showroom and the workshop are open.</summary>
    private static IEnumerable<DateOnly> DaysOf(DateOnly month) =>
        Enumerable.Range(0, DateTime.DaysInMonth(month.Year, month.Month)).Select(month.AddDays)
            .Where(day => WorkingDays.Includes(day) || (day.DayOfWeek is DayOfWeek.Saturday && day.Day % 4 is 0 && !WorkingDays.IsHoliday(day)));

    private PlannedRating? Rate(RaterPool pool, DateOnly day, double linkEffect)
    {
        var loud = day >= dates.GrudgeSince && service.Provider is Stories.GrudgeProvider ? Stories.GrudgeRater : null;
        if (pool.Pick(day, loud, dice) is not { } rater)
            return null;
        var isGeneral = service.Prefix is null || dice.Chance(.1);
        if (isGeneral && !general.Add((rater, day)))
            return null;
        var isSealed = service.Mode is RatingMode.Sealed || (service.Mode is RatingMode.RatersChoice && dice.Chance(.4));
        var mood = feelings.MoodOf(service, link, rater, day, isSealed);
        var agreed = agreements.On(link, day);
        var broken = mood is not (Mood.Spared or Mood.Grudge) && dice.Chance(service.Broken);
        var promise = isGeneral ? null : agreed?.Promise;
        var level = feelings.Level(service, mood, rater, day, broken && promise is not null, linkEffect, dice);
        var at = Time(day);
        var (cause, comment) = Say(level, mood, day, broken && promise is not null, agreed is not null);
        // Who says that what was agreed was not kept is right, but for the grudge.
        broken |= cause is Cause.FailedExpectation && mood is not Mood.Grudge;
        var recovered = Recovery(level, mood, isSealed, day);
        return new PlannedRating(
            link.Service, link.Customer, rater, isGeneral ? null : service.Prefix, at, level, isSealed,
            promise is null ? null : Agreements.Measure(promise, broken, dice), cause, comment,
            recovered is null ? Earlier(level, mood, at, isGeneral) : [], recovered);
    }

    private (Cause?, ExampleComment?) Say(int level, Mood mood, DateOnly day, bool broken, bool agreed)
    {
        var answer = Levels.Of(service.Scale, level);
        if (answer is Answer.Neither)
            return (null, null);
        var cause = answer is Answer.Bad ? CommentDeck.Why(broken || mood is Mood.Grudge, agreed, dice) : null;
        var writes = answer is Answer.Bad ? service.CommentRequired || dice.Chance(.6) : dice.Chance(.04);
        if (!writes)
            return (cause, null);
        cause ??= answer is Answer.Bad ? Cause.FailedExpectation : null;
        return (cause, new ExampleComment(FamilyOf(answer, mood, day), cause, "", ""));
    }

    private string FamilyOf(Answer answer, Mood mood, DateOnly day) => (answer, mood) switch
    {
        (_, Mood.Grudge) => "parts-grudge",
        (Answer.Bad, Mood.Unburdened) => "finance-sealed",
        (Answer.Good, _) when service.Code is Stories.ImprovingService && day.AddDays(100) > dates.Last => "it-better",
        _ => service.Family,
    };

    /// <summary>Two bads of three are made good within six working days and the quarter; the sealed ones have no channel for it yet.</summary>
    private DateTimeOffset? Recovery(int level, Mood mood, bool isSealed, DateOnly day)
    {
        if (isSealed || mood is Mood.Grudge || Levels.Of(service.Scale, level) is not Answer.Bad || !dice.Chance(.66))
            return null;
        var then = WorkingDays.After(day, 1 + dice.Below(6));
        return then <= dates.Last && Quarter(then) == Quarter(day) ? Time(then) : null;
    }

    private List<PlannedRevision> Earlier(int level, Mood mood, DateTimeOffset at, bool isGeneral)
    {
        if (mood is not Mood.Honest || !dice.Chance(.03))
            return [];
        var before = service.Scale is 2 ? 3 - level : level <= 2 ? level + 2 : level - 1 - dice.Below(2);
        var day = DateOnly.FromDateTime(at.DateTime);
        var then = isGeneral ? day : WorkingDays.After(day, 1 + dice.Below(2));
        if (then > dates.Last || then.Month != day.Month)
            return [];
        var revised = new PlannedRevision(before, isGeneral ? at.AddMinutes(10 + dice.Below(80)) : Time(then));
        // Few tap "bad" and mean "good"; each of them opens a case that is withdrawn.
        return Levels.Of(service.Scale, before) is Answer.Bad && at.Minute % 6 > 0 ? [] : [revised];
    }

    private DateTimeOffset Time(DateOnly day)
    {
        var minutes = dice.Chance(.48) ? dice.Between(8 * 60 + 35, 12 * 60) : dice.Between(13 * 60 + 20, 18 * 60 + 20);
        return ExampleDates.At(day, new TimeOnly((int)(minutes * 60) * TimeSpan.TicksPerSecond));
    }

    private static (int, int) Quarter(DateOnly day) => (day.Year, (day.Month - 1) / 3);
}
