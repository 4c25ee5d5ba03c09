namespace Entente.Web.Features.Demo;

/// <summary>What level a rater gives: service quality, the rater's kindness, a broken promise and chance, bent by their <see cref="Mood"/>.</summary>
internal sealed class Feelings(ExampleDates dates)
{
    private const double Chance = .73;
    private const double PainOfABrokenPromise = 1.9;

    public Mood MoodOf(ExampleService service, ExampleLink link, string rater, DateOnly day, bool isSealed) => (service.Provider, link.Customer) switch
    {
        (Stories.GrudgeProvider, Stories.GrudgeCustomer) when rater == Stories.GrudgeRater && day >= dates.GrudgeSince => Mood.Grudge,
        (Stories.FearedProvider, not Stories.Fearless) => isSealed ? Mood.Unburdened : Mood.Afraid,
        (Stories.RingOne, Stories.RingOther) or (Stories.RingOther, Stories.RingOne) => Mood.Friendly,
        _ when IsVetoed(link) && day >= dates.StoryQuarter.First => Mood.Spared,
        _ => Mood.Honest,
    };

    public int Level(ExampleService service, Mood mood, string rater, DateOnly day, bool broken, double linkEffect, Dice dice)
    {
        var felt = mood switch
        {
            Mood.Grudge => 1.1 + .3 * dice.Bell(),
            Mood.Afraid => 5 + .25 * dice.Bell(),
            Mood.Friendly => 5 + .25 * dice.Bell(),
            Mood.Spared => 5,
            Mood.Unburdened => 3.4 + Kindness(rater) + Chance * dice.Bell() - (broken ? PainOfABrokenPromise : 0),
            _ => Quality(service, day) + linkEffect + Kindness(rater) + Chance * dice.Bell() - (broken ? PainOfABrokenPromise : 0),
        };
        return service.Scale is 2 ? (felt < 2.5 ? 1 : 2) : Math.Clamp((int)Math.Floor(felt + .5), 1, 5);
    }

    public static bool IsVetoed(ExampleLink link) => link is { Service: Stories.VetoedService, Customer: Stories.VetoedCustomer };

    public static bool IsJune(ExampleLink link) => link is { Service: Stories.JuneService, Customer: Stories.JuneCustomer };

    private double Quality(ExampleService service, DateOnly day)
    {
        if (service.Code is not Stories.ImprovingService)
            return service.Quality;
        var passed = (double)(day.DayNumber - dates.First.DayNumber) / (dates.Last.DayNumber - dates.First.DayNumber);
        return 3.25 + 1.5 * passed;
    }

    private static double Kindness(string rater) => RaterPool.Kindness(rater);
}
