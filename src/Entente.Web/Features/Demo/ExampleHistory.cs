using System.Globalization;
using Entente.Domain.Ratings;

namespace Entente.Web.Features.Demo;

/// <summary>Twelve months of ratings of the example company up to today; the same today gives the same history.</summary>
public static class ExampleHistory
{
    private const int FirstSerial = 101;

    /// <summary>Every rating in order of time. What can be found in it stands in <see cref="Stories"/>.</summary>
    public static IReadOnlyList<PlannedRating> Generate(ExampleCompany company, DateOnly today)
    {
        var dates = new ExampleDates(today);
        var agreements = new Agreements(company, dates);
        var comments = new CommentDeck(company.Comments);
        var services = company.Services.ToDictionary(service => service.Code, StringComparer.Ordinal);
        var ratings = company.Links
            .SelectMany(link => new LinkHistory(company, dates, agreements, services[link.Service], link).Ratings())
            .OrderBy(rating => rating.At).ThenBy(rating => rating.Service, StringComparer.Ordinal)
            .ThenBy(rating => rating.Customer, StringComparer.Ordinal).ThenBy(rating => rating.Rater, StringComparer.Ordinal);
        var serials = services.Keys.ToDictionary(code => code, _ => FirstSerial, StringComparer.Ordinal);
        return [.. Together(ratings.ToList(), rating => Levels.Of(services[rating.Service].Scale, rating.Level) is Answer.Bad).Select(rating => Number(Worded(rating, services[rating.Service], comments), serials))];
    }

    /// <summary>Bads of one person on one link and day are one case: they are made good together, by one word, or not at all.</summary>
    private static IEnumerable<PlannedRating> Together(List<PlannedRating> ratings, Func<PlannedRating, bool> isBad)
    {
        var bads = ratings.Where(isBad).ToLookup(CaseOf);
        return ratings.Select(rating => rating.RecoveredAt is null || bads[CaseOf(rating)].Count() == 1 ? rating : rating with { RecoveredAt = null });
    }

    private static (string Rater, string Service, string Customer, DateOnly Day) CaseOf(PlannedRating rating) => (rating.Rater, rating.Service, rating.Customer, DateOnly.FromDateTime(rating.At.DateTime));

    private static PlannedRating Number(PlannedRating rating, Dictionary<string, int> serials) => rating.Reference is null
        ? rating
        : rating with { Reference = string.Create(CultureInfo.InvariantCulture, $"{rating.Reference}-{serials[rating.Service]++:0000}") };

    /// <summary>Gives a rating its words, unless a story has given it some.</summary>
    private static PlannedRating Worded(PlannedRating rating, ExampleService service, CommentDeck comments)
    {
        if (rating.Comment is not { Text: "" } asked)
            return rating;
        var comment = comments.Deal(asked.Family, service.Code, asked.Cause) ?? comments.Deal(service.Family, service.Code, asked.Cause);
        return rating with { Comment = comment };
    }
}
