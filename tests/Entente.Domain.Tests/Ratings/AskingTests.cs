using CsCheck;
using Entente.Domain.Ratings;

namespace Entente.Domain.Tests.Ratings;

public sealed class AskingTests
{
    [Fact]
    public void A_week_of_asking_ends_on_Friday_at_three()
    {
        var monday = new DateOnly(2026, 3, 23);
        Assert.Equal(monday, Asking.WeekOf(new DateTime(2026, 3, 27, 14, 59, 59)));
        Assert.Equal(monday.AddDays(7), Asking.WeekOf(new DateTime(2026, 3, 27, 15, 0, 0)));
        Assert.Equal(monday, Asking.WeekOf(Asking.Begins(monday)));
        Assert.Equal(monday.AddDays(-7), Asking.WeekOf(Asking.Begins(monday).AddTicks(-1)));
    }

    [Fact]
    public void Whoever_is_seldom_asked_is_asked_at_once() => Assert.Equal(1, Asking.AtOnceBelow(3, 3));

    [Fact]
    public void The_threshold_leaves_room_in_ninety_nine_of_a_hundred_weeks() => Assert.Equal(0.093, Asking.AtOnceBelow(10, 3), 3);

    [Fact]
    public void Nobody_is_asked_more_often_than_the_limit_and_nobody_less_where_there_is_something_to_ask() =>
        Gen.Select(Gen.Double[0, 1].Array[0, 30], Gen.Int[0, 40], Gen.Int[0, 6]).Sample((lots, busiest, limit) =>
            Assert.Equal(Math.Min(limit, lots.Length), Week(lots, busiest, limit).Count));

    [Fact]
    public void The_smallest_lots_are_asked_in_whatever_order_they_come_unless_a_week_overflows() =>
        Gen.Select(Gen.Double[0, 1].Array[1, 30], Gen.Int[0, 40], Gen.Int[1, 5]).Sample((lots, busiest, limit) =>
        {
            var below = Asking.AtOnceBelow(busiest, limit);
            if (lots.Count(lot => lot < below) > limit)
                return;
            var smallest = Enumerable.Range(0, lots.Length).OrderBy(i => lots[i]).Take(limit).Order();
            Assert.Equal(smallest, Week(lots, busiest, limit).Order());
        });

    [Fact]
    public void Each_encounter_of_a_week_as_busy_as_foreseen_has_the_same_chance_whenever_it_comes()
    {
        const int Weeks = 40_000;
        const int Count = 12;
        const int Limit = 3;
        var asked = new int[Count];
        var random = new Random(20260327);
        for (var week = 0; week < Weeks; week++)
        {
            foreach (var place in Week([.. Enumerable.Range(0, Count).Select(_ => random.NextDouble())], Count, Limit))
                asked[place]++;
        }

        // Each is asked in a quarter of the weeks; five standard errors are 0.011, and overflow moves it by less than 0.01.
        Assert.All(asked, count => Assert.Equal((double)Limit / Count, count / (double)Weeks, 0.015));
    }

    /// <summary>The places in the week of those that are asked, as they come one by one and at the end.</summary>
    private static List<int> Week(double[] lots, int busiest, int limit)
    {
        var asked = new List<int>();
        for (var i = 0; i < lots.Length; i++)
        {
            if (Asking.IsAskedAtOnce(lots[i], busiest, asked.Count, limit))
                asked.Add(i);
        }

        return [.. asked, .. Asking.AtTheEnd(Enumerable.Range(0, lots.Length).Except(asked), i => lots[i], asked.Count, limit)];
    }
}
