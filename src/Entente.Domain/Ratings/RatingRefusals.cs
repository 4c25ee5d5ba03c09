using Entente.Domain.Kernel;

namespace Entente.Domain.Ratings;

/// <summary>No such rating, or one the asker may not know of.</summary>
public sealed record RatingUnknown() : Refusal(RefusalKind.NotFound, "rating.unknown");

/// <summary>Only the customer's people rate.</summary>
/// <param name="Customer">The customer unit.</param>
public sealed record NotTheCustomersPerson(string Customer) : Refusal(RefusalKind.Forbidden, "rating.not-the-customers-person")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Customer];
}

/// <summary>Nobody rates their own unit's work.</summary>
/// <param name="Provider">The provider unit.</param>
public sealed record ProvidersOwnPerson(string Provider) : Refusal(RefusalKind.Forbidden, "rating.providers-own-person")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Provider];
}

/// <summary>The value is not on the service's scale.</summary>
/// <param name="Given">What was given.</param>
/// <param name="Scale">How many levels the scale has.</param>
public sealed record LevelNotOnScale(int Given, int Scale) : Refusal(RefusalKind.Unprocessable, "rating.level-not-on-scale")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Given, Scale];

    /// <inheritdoc/>
    public override string Field => "value";
}

/// <summary>What has not happened yet cannot be rated.</summary>
/// <param name="At">The instant given.</param>
public sealed record RatedInTheFuture(DateTimeOffset At) : Refusal(RefusalKind.Unprocessable, "rating.in-the-future")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [At];

    /// <inheritdoc/>
    public override string Field => "at";
}

/// <summary>The period is closed; its figures no longer change.</summary>
/// <param name="Day">The day the rating counts for.</param>
public sealed record RatingPeriodClosed(DateOnly Day) : Refusal(RefusalKind.Conflict, "rating.period-closed")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Day];
}

/// <summary>A rater judges an encounter once, and a link in general once a day; after that they revise.</summary>
/// <param name="RatingId">The rating that stands; empty where it is sealed.</param>
public sealed record AlreadyRated(Guid? RatingId) : Refusal(RefusalKind.Conflict, "rating.already-rated");

/// <summary>The comment is too long.</summary>
/// <param name="Length">Its length, in characters.</param>
public sealed record CommentTooLong(int Length) : Refusal(RefusalKind.Unprocessable, "rating.comment-too-long")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Length, RatingRules.MaxCommentLength];

    /// <inheritdoc/>
    public override string Field => "comment";
}

/// <summary>This service asks that a bad says why.</summary>
public sealed record CommentMissing() : Refusal(RefusalKind.Unprocessable, "rating.comment-missing")
{
    /// <inheritdoc/>
    public override string Field => "comment";
}

/// <summary>A cause goes with a bad alone.</summary>
public sealed record CauseWithoutBad() : Refusal(RefusalKind.Unprocessable, "rating.cause-without-bad")
{
    /// <inheritdoc/>
    public override string Field => "cause";
}

/// <summary>The reference is too long or has characters that references do not have.</summary>
public sealed record ReferenceInvalid() : Refusal(RefusalKind.Unprocessable, "rating.reference-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Occasion.MaxReferenceLength];

    /// <inheritdoc/>
    public override string Field => "reference";
}

/// <summary>The service is rated openly.</summary>
public sealed record SealedNotOffered() : Refusal(RefusalKind.Unprocessable, "rating.sealed-not-offered")
{
    /// <inheritdoc/>
    public override string Field => "sealed";
}

/// <summary>An open rating of the same occasion stands under the rater's name: a revision cannot hide it.</summary>
public sealed record RatedOpenly() : Refusal(RefusalKind.Conflict, "rating.given-openly")
{
    /// <inheritdoc/>
    public override string Field => "sealed";
}

/// <summary>The service is rated sealed.</summary>
public sealed record OpenNotOffered() : Refusal(RefusalKind.Unprocessable, "rating.open-not-offered")
{
    /// <inheritdoc/>
    public override string Field => "sealed";
}

/// <summary>Only a standing bad can be recovered.</summary>
public sealed record NothingToRecover() : Refusal(RefusalKind.Conflict, "rating.nothing-to-recover");

/// <summary>The person was asked about this encounter already.</summary>
/// <param name="Reference">The encounter's reference.</param>
public sealed record EncounterExists(string Reference) : Refusal(RefusalKind.Conflict, "encounter.exists")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Reference];

    /// <inheritdoc/>
    public override string Field => "reference";
}

/// <summary>What was measured is a number.</summary>
public sealed record MeasuredInvalid() : Refusal(RefusalKind.Unprocessable, "encounter.measured-invalid")
{
    /// <inheritdoc/>
    public override string Field => "measured";
}

/// <summary>A court of two took the rating out; it cannot be given again for the same occasion.</summary>
public sealed record RatingWasRemoved() : Refusal(RefusalKind.Conflict, "rating.was-removed");
