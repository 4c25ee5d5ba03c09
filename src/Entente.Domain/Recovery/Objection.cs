using Entente.Domain.Kernel;
using Entente.Domain.Ratings;

namespace Entente.Domain.Recovery;

/// <summary>What a provider says against the cause or the facts of an open rating, once, and what the customer or HR answers. It changes no figure.</summary>
public sealed class Objection
{
    private Objection()
    {
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>The rating; one objection each.</summary>
    public Guid RatingId { get; private init; }

    /// <summary>The rating's link.</summary>
    public Guid LinkId { get; private init; }

    /// <summary>What is objected to.</summary>
    public ObjectionAbout About { get; private init; }

    /// <summary>Why.</summary>
    public string Words { get; private init; } = "";

    /// <summary>Who objected for the provider.</summary>
    public Guid By { get; private init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>What was answered; null while nobody has.</summary>
    public string? Answer { get; private set; }

    /// <summary>Who answered.</summary>
    public Guid? AnsweredBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Grows by one with every change.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>An objection. Who may object is asked of <see cref="ObjectionAccess"/>.</summary>
    public static Outcome<Objection> Make(Guid id, Rating to, ObjectionAbout about, string? words, Guid by, DateTimeOffset now)
    {
        if (to.WithdrawnAt is not null)
            return new RatingUnknown();
        if (about is ObjectionAbout.Cause && to.Cause is null)
            return new ObjectionWithoutCause();
        if (FreeText.Clean(words) is not { } said || said.Length > RecoveryCase.MaxWordsLength)
            return new RecoveryWordsInvalid("text");
        return new Objection { Id = id, RatingId = to.Id, LinkId = to.LinkId, About = about, Words = said, By = by, At = now };
    }

    /// <summary>The customer or HR answers, once.</summary>
    public Refusal? Reply(string? words, Guid by, DateTimeOffset now)
    {
        if (Answer is not null)
            return new ObjectionAnswered();
        if (FreeText.Clean(words) is not { } said || said.Length > RecoveryCase.MaxWordsLength)
            return new RecoveryWordsInvalid("text");
        (Answer, AnsweredBy, AnsweredAt) = (said, by, now);
        Version++;
        return null;
    }
}
