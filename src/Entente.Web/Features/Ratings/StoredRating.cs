using Entente.Domain.Kernel;
using Entente.Domain.Ratings;

namespace Entente.Web.Features.Ratings;

/// <summary>A rating as the writer finds it before it changes it.</summary>
internal sealed record StoredRating(
    Guid Id, Guid LinkId, Guid RaterId, DateOnly Day, int Scale, int Level, Cause? Cause, string? Comment, DateTimeOffset? RecoveredAt, DateTimeOffset? WithdrawnAt, int Version, DateTimeOffset? RemovedAt)
{
    public bool IsBad => Levels.Of(Scale, Level) is Answer.Bad;

    public TallyDeltas.Standing Standing => new(Scale, Level, Cause, RecoveredAt is not null);

    /// <summary>Whether it says what is asked for already: level and words; a file names no cause.</summary>
    public bool Says(RatingDraft draft) => WithdrawnAt is null && Level == draft.Level && Comment == FreeText.Clean(draft.Comment);
}
