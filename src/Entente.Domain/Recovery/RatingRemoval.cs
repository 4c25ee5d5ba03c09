using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;

namespace Entente.Domain.Recovery;

/// <summary>
/// The court of two: one person of HR and one auditor say, each with reasons, whether a rating is proven abuse. Only both together remove
/// it, and one who finds none ends the court; see <see cref="ObjectionAccess.MayJudge"/> for who they may be.
/// </summary>
public sealed class RatingRemoval
{
    private RatingRemoval()
    {
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>The rating; one removal each.</summary>
    public Guid RatingId { get; private init; }

    /// <summary>The rating's link.</summary>
    public Guid LinkId { get; private init; }

    /// <summary>Who judged for HR; null while nobody has.</summary>
    public Guid? HumanResourcesId { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? HumanResourcesAt { get; private set; }

    /// <summary>Why.</summary>
    public string? HumanResourcesWords { get; private set; }

    /// <summary>Who judged for the auditors; null while nobody has.</summary>
    public Guid? AuditorId { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? AuditorAt { get; private set; }

    /// <summary>Why.</summary>
    public string? AuditorWords { get; private set; }

    /// <summary>Which of them found no abuse, so that the rating stays; null where nobody did.</summary>
    public Guid? DeniedBy { get; private set; }

    /// <summary>When the rating left the figures; null before, and while its period is closed.</summary>
    public DateTimeOffset? CarriedOutAt { get; private set; }

    /// <summary>Grows by one with every change.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>True once both have found abuse.</summary>
    public bool IsDecided => HumanResourcesId is not null && AuditorId is not null && DeniedBy is null;

    /// <summary>True while it waits for a judge.</summary>
    public bool IsOpen => !IsDecided && DeniedBy is null;

    /// <summary>A court about a rating, of which nobody has judged yet.</summary>
    public static RatingRemoval About(Guid id, Rating rating) => new() { Id = id, RatingId = rating.Id, LinkId = rating.LinkId };

    /// <summary>Somebody judges in a role, with reasons of their own; nobody in both, each role once, and none after one that found no abuse.</summary>
    public Refusal? Judge(Role role, Guid by, bool findsAbuse, string? words, DateTimeOffset now)
    {
        if (DeniedBy is not null)
            return new RemovalDenied();
        if (by == (role is Role.Auditor ? HumanResourcesId : AuditorId))
            return new RemovalNeedsTwo();
        if ((role is Role.Auditor ? AuditorId : HumanResourcesId) is not null)
            return new RemovalJudgedAlready();
        if (FreeText.Clean(words) is not { } said || said.Length > RecoveryCase.MaxWordsLength)
            return new RecoveryWordsInvalid("text");
        if (role is Role.Auditor)
            (AuditorId, AuditorAt, AuditorWords) = (by, now, said);
        else
            (HumanResourcesId, HumanResourcesAt, HumanResourcesWords) = (by, now, said);
        DeniedBy = findsAbuse ? null : by;
        Version++;
        return null;
    }

    /// <summary>Says that the rating has left the figures.</summary>
    public void CarryOut(DateTimeOffset now)
    {
        CarriedOutAt = now;
        Version++;
    }
}
