using Entente.Domain.Kernel;

namespace Entente.Domain.Chain;

/// <summary>
/// One version of the agreed standard of a link (服务约定). It is in force from the moment the second of the two managers signs,
/// and only for what happens afterwards, until a later version is. A version's text never changes: other words are another version.
/// </summary>
public sealed class Expectation
{
    /// <summary>The longest text, in characters.</summary>
    public const int MaxTextLength = 2000;

    private Expectation()
    {
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>Which link it is about.</summary>
    public Guid LinkId { get; private init; }

    /// <summary>Which version, from 1.</summary>
    public int Number { get; private init; }

    /// <summary>What was agreed.</summary>
    public string Text { get; private init; } = "";

    /// <summary>The same in English; null where there is none.</summary>
    public string? EnglishText { get; private init; }

    /// <summary>Its measurable part; null where there is none.</summary>
    public Promise? Promise { get; private init; }

    /// <summary>When it was proposed.</summary>
    public DateTimeOffset ProposedAt { get; private init; }

    /// <summary>Who proposed it; null when it came from a file.</summary>
    public Guid? ProposedBy { get; private init; }

    /// <summary>Who signed for the provider; null while nobody has.</summary>
    public Guid? ProviderSignedBy { get; private set; }

    /// <summary>When the provider's side signed.</summary>
    public DateTimeOffset? ProviderSignedAt { get; private set; }

    /// <summary>Who signed for the customer; null while nobody has.</summary>
    public Guid? CustomerSignedBy { get; private set; }

    /// <summary>When the customer's side signed.</summary>
    public DateTimeOffset? CustomerSignedAt { get; private set; }

    /// <summary>Grows by one with every signature.</summary>
    public int Version { get; private set; }

    /// <summary>From when it holds: the later of the two signatures; null while one is missing.</summary>
    public DateTimeOffset? InForceFrom =>
        ProviderSignedAt is { } provider && CustomerSignedAt is { } customer ? (provider > customer ? provider : customer) : null;

    /// <summary>A new version, unsigned.</summary>
    public static Outcome<Expectation> Propose(Guid id, Link link, int latestNumber, string text, string? englishText, Promise? promise, DateTimeOffset now, Guid? by)
    {
        if (FreeText.Clean(text) is not { } clean || text.Length > MaxTextLength || englishText?.Length > MaxTextLength)
            return new ExpectationTextInvalid();
        if (promise?.Check() is { } refusal)
            return refusal;
        return new Expectation
        {
            Id = id,
            LinkId = link.Id,
            Number = latestNumber + 1,
            Text = clean,
            EnglishText = FreeText.Clean(englishText),
            Promise = promise,
            ProposedAt = now,
            ProposedBy = by,
            Version = 1,
        };
    }

    /// <summary>Signs for one side; refused when that side has signed. Who may sign is asked of <see cref="ChainAccess"/>.</summary>
    public Refusal? Sign(LinkSide side, Guid by, DateTimeOffset now)
    {
        if ((side is LinkSide.Provider ? ProviderSignedAt : CustomerSignedAt) is not null)
            return new AlreadySigned();
        if (side is LinkSide.Provider)
            (ProviderSignedBy, ProviderSignedAt) = (by, now);
        else
            (CustomerSignedBy, CustomerSignedAt) = (by, now);
        Version++;
        return null;
    }

    /// <summary>The version in force at an instant: of those signed by both before it, the one with the highest number; null where there is none.</summary>
    public static Expectation? InForce(IEnumerable<Expectation> versions, DateTimeOffset at) =>
        versions.Where(version => version.InForceFrom <= at).MaxBy(version => version.Number);
}
