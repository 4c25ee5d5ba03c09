using Entente.Domain.Chain;
using Entente.Domain.Ratings;
using Entente.Web.Features.Demo;

namespace Entente.Web.Tests.Features.Demo;

public sealed class StoriesTests
{
    [Theory]
    [MemberData(nameof(Histories.Days), MemberType = typeof(Histories))]
    public void A_single_bad_among_dozens_of_goods_vetoes_a_service(DateOnly today)
    {
        var quarter = new ExampleDates(today).StoryQuarter;
        var ratings = Histories.Of(today).Where(rating => (rating.Service, rating.Customer) == (Stories.VetoedService, Stories.VetoedCustomer)
            && Histories.Day(rating) >= quarter.First && Histories.Day(rating) <= quarter.Last).ToList();
        var bad = Assert.Single(ratings, rating => Histories.Answer(rating) is Answer.Bad);
        Assert.Null(bad.RecoveredAt);
        Assert.NotNull(bad.Comment);
        Assert.True(ratings.Count(rating => Histories.Answer(rating) is Answer.Good) >= 24);
    }

    [Theory]
    [MemberData(nameof(Histories.Days), MemberType = typeof(Histories))]
    public void One_rater_has_a_grudge_against_one_provider_for_more_than_two_quarters(DateOnly today)
    {
        var since = new ExampleDates(today).GrudgeSince;
        var ratings = Histories.Of(today).Where(rating => Histories.Day(rating) >= since && rating.Customer == Stories.GrudgeCustomer
            && Histories.Service(rating).Provider == Stories.GrudgeProvider).ToLookup(rating => rating.Rater == Stories.GrudgeRater);
        Assert.All(ratings[true], rating => Assert.Equal(Answer.Bad, Histories.Answer(rating)));
        Assert.All(Histories.Company.Links.Where(link => link.Customer == Stories.GrudgeCustomer
            && Histories.Company.Services.First(service => service.Code == link.Service).Provider == Stories.GrudgeProvider),
            link => Assert.Contains(ratings[true], rating => rating.Service == link.Service));
        Assert.True(ratings[true].Select(rating => (Histories.Day(rating).Year, (Histories.Day(rating).Month - 1) / 3)).Distinct().Count() >= 2);
        var others = ratings[false].GroupBy(rating => rating.Rater).Select(rater => rater.Count()).ToList();
        Assert.True(ratings[true].Count() > 2 * others.Max());
        Assert.InRange(ratings[false].Average(Histories.Value), .75, 1);
    }

    [Theory]
    [MemberData(nameof(Histories.Days), MemberType = typeof(Histories))]
    public void A_department_that_breaks_its_promises_is_praised_by_name_and_blamed_under_seal(DateOnly today)
    {
        var dates = new ExampleDates(today);
        var ratings = Histories.Of(today).Where(rating => Histories.Service(rating).Provider == Stories.FearedProvider && rating.Customer != Stories.Fearless).ToList();
        Assert.DoesNotContain(ratings, rating => !rating.Sealed && Histories.Answer(rating) is not Answer.Good);
        Assert.True(ratings.Where(r => !r.Sealed).Average(Histories.Value) - ratings.Where(r => r.Sealed).Average(Histories.Value) > .2);
        Assert.InRange(BrokenShare(ratings, dates), .2, .45);
        var elsewhere = Histories.Of(today).Where(rating => Histories.Service(rating).Provider != Stories.FearedProvider).ToList();
        Assert.InRange(BrokenShare(elsewhere, dates), .01, .06);
        var complained = elsewhere.Where(rating => IsBroken(rating, dates) is true).Average(rating => Histories.Answer(rating) is Answer.Bad ? 1.0 : 0);
        Assert.InRange(complained, .2, .8);
    }

    [Theory]
    [MemberData(nameof(Histories.Days), MemberType = typeof(Histories))]
    public void Elsewhere_sealed_and_open_ratings_of_a_service_agree(DateOnly today)
    {
        var choice = Histories.Of(today).Where(rating => Histories.Service(rating) is { Mode: RatingMode.RatersChoice } service
            && service.Provider != Stories.FearedProvider).ToLookup(rating => rating.Sealed);
        Assert.InRange(choice[false].Average(Histories.Value) - choice[true].Average(Histories.Value), -.05, .05);
    }

    [Theory]
    [MemberData(nameof(Histories.Days), MemberType = typeof(Histories))]
    public void A_service_gets_better_month_by_month(DateOnly today)
    {
        var dates = new ExampleDates(today);
        var thirds = Histories.Of(today).Where(rating => rating.Service == Stories.ImprovingService)
            .GroupBy(rating => (Histories.Day(rating).DayNumber - dates.First.DayNumber) * 3 / (dates.Last.DayNumber - dates.First.DayNumber + 1))
            .OrderBy(third => third.Key).Select(third => third.Average(Histories.Value)).ToList();
        Assert.True(thirds[0] + .07 < thirds[1] && thirds[1] + .07 < thirds[2]);
    }

    [Theory]
    [MemberData(nameof(Histories.Days), MemberType = typeof(Histories))]
    public void Two_units_praise_each_other_far_above_what_others_say(DateOnly today)
    {
        double Praise(string provider, string customer) => Histories.Of(today)
            .Where(rating => Histories.Service(rating) is { Scale: 5 } service && service.Provider == provider && rating.Customer == customer).Average(Histories.Value);
        double Rest(string provider, string customer) => Histories.Of(today)
            .Where(rating => Histories.Service(rating) is { Scale: 5 } service && service.Provider == provider && rating.Customer != customer).Average(Histories.Value);
        foreach (var (provider, customer) in new[] { (Stories.RingOne, Stories.RingOther), (Stories.RingOther, Stories.RingOne) })
            Assert.True(Praise(provider, customer) > Rest(provider, customer) + .2);
    }

    [Theory]
    [MemberData(nameof(Histories.Days), MemberType = typeof(Histories))]
    public void In_June_three_fitters_come_two_on_time_and_one_five_days_late(DateOnly today)
    {
        var dates = new ExampleDates(today);
        var ratings = Histories.Of(today).Where(rating => (rating.Service, rating.Customer) == (Stories.JuneService, Stories.JuneCustomer)
            && rating.At.Year == dates.JuneYear && rating.At.Month is >= 5 and <= 7).ToList();
        Assert.Equal([-8, -1, 5], ratings.Select(rating => rating.Measured));
        Assert.Equal([Answer.Good, Answer.Good, Answer.Bad], ratings.Select(Histories.Answer));
        Assert.All(ratings, rating => Assert.NotNull(rating.Comment));
        Assert.Equal("较 6 月 10 日迟到天数", Histories.Promise(ratings[0], dates)!.Measure);
        var deadline = new DateOnly(dates.JuneYear, 6, 10);
        var fitters = Histories.Company.People.Where(person => person.Since.StartsWith("june:", StringComparison.Ordinal)).Select(person => dates.Resolve(person.Since));
        Assert.Equal([-8, -1, 5], fitters.Select(since => since.DayNumber - deadline.DayNumber));
    }

    private static double BrokenShare(IEnumerable<PlannedRating> ratings, ExampleDates dates) =>
        ratings.Select(rating => IsBroken(rating, dates)).OfType<bool>().Average(broken => broken ? 1 : 0);

    private static bool? IsBroken(PlannedRating rating, ExampleDates dates) => (rating.Measured, Histories.Promise(rating, dates)) switch
    {
        ({ } measured, { Comparator: Comparator.AtMost } promise) => measured > promise.Target,
        ({ } measured, { } promise) => measured < promise.Target,
        _ => null,
    };
}
