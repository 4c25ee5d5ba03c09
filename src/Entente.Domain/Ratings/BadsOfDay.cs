namespace Entente.Domain.Ratings;

/// <summary>
/// What one person's bads on one link and one day come to after something changed: said by the writer of ratings, in the transaction
/// in which it changed, to whoever keeps a case about them.
/// </summary>
/// <param name="LinkId">The link.</param>
/// <param name="RaterId">Who rated.</param>
/// <param name="Day">The company's day for which they count.</param>
/// <param name="Standing">How many stand; where <see cref="OnlyNew"/>, how many of the new ones.</param>
/// <param name="Recovered">How many the rater confirmed as made good.</param>
/// <param name="Cause">The first cause that was said; null where none was.</param>
/// <param name="At">When it changed.</param>
public sealed record BadsOfDay(Guid LinkId, Guid RaterId, DateOnly Day, int Standing, int Recovered, Cause? Cause, DateTimeOffset At)
{
    /// <summary>True where a court of two took one of them out.</summary>
    public bool ByCourt { get; init; }

    /// <summary>
    /// True where bads were given and none was changed or taken back: then this tells of the new ones alone, and nobody has to read
    /// again what stood before. What is known of the day stays true, its first cause too.
    /// </summary>
    public bool OnlyNew { get; init; }
}
