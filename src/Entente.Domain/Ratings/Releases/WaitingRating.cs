namespace Entente.Domain.Ratings.Releases;

/// <summary>A sealed rating that is new or changed since it was last released, opened for the cut and for nothing else.</summary>
/// <param name="Id">The rating.</param>
/// <param name="LinkId">The link it is about.</param>
/// <param name="Rater">Who gave it, or any identity that tells raters apart: only that two are the same matters.</param>
/// <param name="Scale">How many levels its scale has: 2 or 5.</param>
/// <param name="Level">The level, from 1.</param>
/// <param name="Cause">Why not satisfied.</param>
/// <param name="Comment">What the rater added in words.</param>
/// <param name="WaitsAt">The unit whose aggregate it waits for, where an earlier cut sent it up; null where it waits at its link.</param>
public sealed record WaitingRating(Guid Id, Guid LinkId, Guid Rater, int Scale, int Level, Cause? Cause, string? Comment, Guid? WaitsAt)
{
    /// <summary>The largest group its rater was promised; 0 where that is no larger than the company's present one.</summary>
    public int Promised { get; init; }
}
