using Entente.Domain.Ratings;

namespace Entente.Web.Features.Ratings;

/// <summary>A rating as the writer finds it before it changes it.</summary>
internal sealed record StoredRating(
    Guid Id, Guid LinkId, Guid RaterId, DateOnly Day, int Scale, int Level, Cause? Cause, string? Comment, DateTimeOffset? RecoveredAt, DateTimeOffset? WithdrawnAt, int Version, DateTimeOffset? RemovedAt)
{
    public bool IsBad => Levels.Of(Scale, Level) is Answer.Bad;

    public TallyDeltas.Standing Standing => new(Scale, Level, Cause, RecoveredAt is not null);
}
