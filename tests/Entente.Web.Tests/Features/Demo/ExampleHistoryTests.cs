using System.Diagnostics;
using System.Text.Json;
using Entente.Domain.Ratings;
using Entente.Web.Features.Demo;

namespace Entente.Web.Tests.Features.Demo;

public sealed class ExampleHistoryTests
{
    [Fact]
    public void The_same_day_gives_the_same_history_byte_by_byte()
    {
        var today = new DateOnly(2026, 11, 23);
        var one = JsonSerializer.SerializeToUtf8Bytes(ExampleHistory.Generate(ExampleCompany.Load(), today));
        var other = JsonSerializer.SerializeToUtf8Bytes(ExampleHistory.Generate(ExampleCompany.Load(), today));
        Assert.Equal(one, other);
    }

    [Fact]
    public void It_is_made_in_well_under_two_seconds()
    {
        var watch = Stopwatch.StartNew();
        ExampleHistory.Generate(ExampleCompany.Load(), new DateOnly(2026, 12, 24));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    [Theory]
    [MemberData(nameof(Histories.Days), MemberType = typeof(Histories))]
    public void It_has_twelve_months_up_to_yesterday(DateOnly today)
    {
        var history = Histories.Of(today);
        var dates = new ExampleDates(today);
        Assert.InRange(history.Count, 12_000, 20_000);
        Assert.All(history, rating => Assert.InRange(Histories.Day(rating), dates.First, dates.Last));
        Assert.All(history, rating => Assert.InRange(rating.At.Hour, 8, 18));
        Assert.Equal(history.OrderBy(rating => rating.At).Select(rating => rating.At), history.Select(rating => rating.At));
        Assert.InRange(history.Count(rating => WorkingDays.Includes(Histories.Day(rating))) / (double)history.Count, .9, .999);
        Assert.DoesNotContain(history, rating => WorkingDays.IsHoliday(Histories.Day(rating)));
    }

    [Theory]
    [MemberData(nameof(Histories.Days), MemberType = typeof(Histories))]
    public void The_domain_would_record_every_rating(DateOnly today)
    {
        var chain = new ExampleChain(Histories.Company, today);
        var now = ExampleDates.At(today, TimeOnly.MinValue);
        Assert.All(Histories.Of(today), rating => Assert.Null(RatingRules.Check(
            new RatingDraft
            {
                LinkId = chain.Links[(rating.Service, rating.Customer)].Id,
                RaterId = chain.People[rating.Rater].Id,
                Level = rating.Level,
                At = rating.At,
                Reference = rating.Reference,
                Cause = rating.Cause,
                Comment = rating.Comment?.Text,
                Sealed = rating.Sealed,
            },
            chain.Chain,
            now)));
    }

    [Theory]
    [MemberData(nameof(Histories.Days), MemberType = typeof(Histories))]
    public void A_person_rates_an_occasion_once(DateOnly today)
    {
        var history = Histories.Of(today);
        Assert.Empty(history.Where(rating => rating.Reference is not null).GroupBy(rating => rating.Reference).Where(same => same.Count() > 1).Select(same => same.Key));
        Assert.Empty(history.Where(rating => rating.Reference is null)
            .GroupBy(rating => (rating.Service, rating.Customer, rating.Rater, Histories.Day(rating))).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Theory]
    [MemberData(nameof(Histories.Days), MemberType = typeof(Histories))]
    public void Minds_are_changed_within_the_month_and_bads_made_good_within_the_quarter(DateOnly today)
    {
        var now = ExampleDates.At(today, TimeOnly.MinValue);
        var history = Histories.Of(today);
        var revised = history.Where(rating => rating.Earlier.Count > 0).ToList();
        Assert.InRange(revised.Count, 100, 600);
        Assert.All(revised.SelectMany(rating => rating.Earlier.Select(earlier => (rating, earlier))), pair =>
        {
            Assert.InRange(pair.earlier.ReplacedAt, pair.rating.At.AddSeconds(1), now);
            Assert.Equal(pair.rating.At.Month, pair.earlier.ReplacedAt.Month);
            Assert.True(Levels.IsOn(Histories.Service(pair.rating).Scale, pair.earlier.Level));
            Assert.NotEqual(pair.rating.Level, pair.earlier.Level);
        });
        var recovered = history.Where(rating => rating.RecoveredAt is not null).ToList();
        Assert.NotEmpty(recovered);
        Assert.All(recovered, rating =>
        {
            Assert.False(rating.Sealed);
            Assert.Equal(Answer.Bad, Histories.Answer(rating));
            Assert.InRange(rating.RecoveredAt!.Value, rating.At.AddSeconds(1), now);
            Assert.Equal((rating.At.Month - 1) / 3, (rating.RecoveredAt.Value.Month - 1) / 3);
        });
    }

    [Theory]
    [MemberData(nameof(Histories.Days), MemberType = typeof(Histories))]
    public void What_is_measured_stands_where_something_measurable_was_in_force(DateOnly today)
    {
        var dates = new ExampleDates(today);
        Assert.All(Histories.Of(today).Where(rating => rating.Reference is not null), rating =>
            Assert.Equal(Histories.Promise(rating, dates) is not null, rating.Measured is not null));
    }

    [Theory]
    [MemberData(nameof(Histories.Days), MemberType = typeof(Histories))]
    public void Some_links_are_silent_and_some_customers_have_two_raters_others_fifteen(DateOnly today)
    {
        var raters = Histories.Of(today).GroupBy(rating => (rating.Service, rating.Customer))
            .ToDictionary(link => link.Key, link => link.Select(rating => rating.Rater).Distinct().Count());
        Assert.InRange(Histories.Company.Links.Count(link => !raters.ContainsKey((link.Service, link.Customer))), 4, 15);
        Assert.Contains(raters.Values, count => count <= 4);
        Assert.Contains(raters.Values, count => count >= 14);
    }
}
