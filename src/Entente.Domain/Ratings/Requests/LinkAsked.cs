using Entente.Domain.Chain;

namespace Entente.Domain.Ratings.Requests;

/// <summary>
/// How many people were asked about a link in a period and how many of them have answered, as counts. Where ratings may be sealed the
/// answers are not counted against those asked: what is left would be the number of those who answered under seal, and a day on which it
/// changes the day on which somebody did. There the released batches alone say how many took part, in tenths.
/// </summary>
/// <param name="Asked">People who were asked.</param>
/// <param name="Answered">Of these, who gave an open rating that stands; null where ratings may be sealed.</param>
public sealed record LinkAsked(int Asked, int? Answered)
{
    /// <summary>Of those asked, who have not answered; null where ratings may be sealed.</summary>
    public int? Unanswered => Asked - Answered;

    /// <summary>The counts of a link.</summary>
    /// <param name="mode">Whether its ratings carry names.</param>
    /// <param name="asked">Whoever was asked, as often as they were.</param>
    /// <param name="raters">Whoever gave an open rating of it in the period that stands.</param>
    public static LinkAsked Of(RatingMode mode, IEnumerable<Guid> asked, IReadOnlySet<Guid> raters)
    {
        var people = asked.ToHashSet();
        return new LinkAsked(people.Count, mode is RatingMode.Open ? people.Count(raters.Contains) : null);
    }

    /// <summary>The sum over the links whose answers are counted; null where there is none.</summary>
    public static LinkAsked? Sum(IEnumerable<LinkAsked> links)
    {
        var counted = links.Where(link => link.Answered is not null).ToList();
        return counted.Count == 0 ? null : new LinkAsked(counted.Sum(link => link.Asked), counted.Sum(link => link.Answered));
    }
}
