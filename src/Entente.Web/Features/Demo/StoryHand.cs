using Entente.Domain.Ratings;

namespace Entente.Web.Features.Demo;

/// <summary>Puts in by hand what two of the <see cref="Stories"/> need to the day: the single bad, and the three fitters.</summary>
internal sealed class StoryHand(ExampleCompany company, ExampleDates dates, ExampleService service, ExampleLink link)
{
    public IReadOnlyList<PlannedRating> Touch(List<PlannedRating> ratings)
    {
        if (Feelings.IsVetoed(link))
            SpoilOne(ratings);
        if (Feelings.IsJune(link))
            HireFitters(ratings);
        return ratings;
    }

    /// <summary>One delivery of the story's quarter goes wrong, about a month before its end or before today.</summary>
    private void SpoilOne(List<PlannedRating> ratings)
    {
        var quarter = dates.StoryQuarter;
        var end = quarter.Last < dates.Last ? quarter.Last : dates.Last;
        var index = ratings.FindLastIndex(rating => rating.Reference is not null
            && DateOnly.FromDateTime(rating.At.DateTime) is var day && day >= quarter.First && day <= end.AddDays(-25));
        ratings[index] = ratings[index] with
        {
            Level = Levels.Bad,
            Cause = Cause.FailedExpectation,
            Comment = Words("pdi-veto", 0),
        };
    }

    private void HireFitters(List<PlannedRating> ratings)
    {
        ratings.RemoveAll(rating => rating.At.Year == dates.JuneYear && rating.At.Month is >= 5 and <= 7);
        ratings.Add(Fitter("june:06-02", -8, Levels.Good, "june-on-time", 0));
        ratings.Add(Fitter("june:06-09", -1, Levels.Good, "june-on-time", 1));
        ratings.Add(Fitter("june:06-15", 5, Levels.Bad, "june-late", 0));
    }

    private PlannedRating Fitter(string arrived, double daysAfter, int level, string words, int which)
    {
        var comment = Words(words, which);
        var day = WorkingDays.After(dates.Resolve(arrived));
        return new PlannedRating(
            link.Service, link.Customer, company.ManagerOf(link.Customer, day, dates)!, service.Prefix,
            ExampleDates.At(day, new TimeOnly(9, 40 + which)), level, false, daysAfter, comment.Cause, comment, [], null);
    }

    private ExampleComment Words(string family, int which) => company.Comments.Where(comment => comment.Family == family).ElementAt(which);
}
