using Entente.Domain.Chain;
using Entente.Domain.Kernel;

namespace Entente.Domain.Ratings;

/// <summary>Whether a rating may be recorded (domain.md, Ratings). One place for page, link, QR code, file and API.</summary>
public static class RatingRules
{
    /// <summary>The longest comment, in characters.</summary>
    public const int MaxCommentLength = 4000;

    /// <summary>How far ahead a sender's clock may be before what it says is the future.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    /// <summary>The first reason why the draft may not be recorded; null when it may.</summary>
    public static Refusal? Check(RatingDraft draft, SupplyChain chain, DateTimeOffset now)
    {
        if (chain.Link(draft.LinkId) is not { } link || chain.Service(link.ServiceId) is not { } service)
            return new LinkUnknown();
        if (draft.At > now + ClockTolerance)
            return new RatedInTheFuture(draft.At);
        var day = chain.Directory.DayOf(draft.At);
        return CheckPlace(chain, link, service, day) ?? CheckRater(chain, link, draft.RaterId, day) ?? CheckContent(draft, service);
    }

    /// <summary>Whether the rater's identity will be sealed, given the service's mode and what the rater chose.</summary>
    public static bool IsSealed(RatingDraft draft, Service service) =>
        service.Mode is RatingMode.Sealed || (service.Mode is RatingMode.RatersChoice && draft.Sealed is true);

    private static Refusal? CheckPlace(SupplyChain chain, Link link, Service service, DateOnly day)
    {
        if (!link.CoversDay(day))
            return new LinkMissing(service.Name, chain.Directory.Unit(link.CustomerId)!.Name);
        if (service.RetiredOn <= day)
            return new ServiceIsRetired(service.Name);
        return chain.Directory.IsClosed(day) ? new RatingPeriodClosed(day) : null;
    }

    private static Refusal? CheckRater(SupplyChain chain, Link link, Guid rater, DateOnly day)
    {
        var directory = chain.Directory;
        if (directory.Person(rater) is not { RemovedAt: null })
            return new Organization.PersonUnknown();
        if (ChainAccess.MayRate(chain, link, rater, day))
            return null;
        return directory.BelongsTo(rater, link.CustomerId, day)
            ? new ProvidersOwnPerson(directory.Unit(chain.ProviderOf(link))!.Name)
            : new NotTheCustomersPerson(directory.Unit(link.CustomerId)!.Name);
    }

    private static Refusal? CheckContent(RatingDraft draft, Service service)
    {
        if (!Levels.IsOn(service.Scale, draft.Level))
            return new LevelNotOnScale(draft.Level, service.Scale);
        var bad = Levels.Of(service.Scale, draft.Level) is Answer.Bad;
        if (draft.Cause is not null && !bad)
            return new CauseWithoutBad();
        if (draft.Comment is { Length: > MaxCommentLength } comment)
            return new CommentTooLong(comment.Length);
        if (bad && service.CommentRequired && string.IsNullOrWhiteSpace(draft.Comment))
            return new CommentMissing();
        if (draft.Reference is { } reference && !Occasion.IsReference(reference))
            return new ReferenceInvalid();
        return (service.Mode, draft.Sealed) switch
        {
            (RatingMode.Open, true) => new SealedNotOffered(),
            (RatingMode.Sealed, false) => new OpenNotOffered(),
            _ => null,
        };
    }
}
