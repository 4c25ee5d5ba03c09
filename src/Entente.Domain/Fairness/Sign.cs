using Entente.Domain.Kernel;

namespace Entente.Domain.Fairness;

/// <summary>A sign of a closed period (迹象), with everything that explains it, as it was found. What is added later are notes of those who looked into it.</summary>
public sealed class Sign
{
    /// <summary>The longest note, in characters.</summary>
    public const int MaxNoteLength = 2000;

    private Sign()
    {
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>The search that found it.</summary>
    public Guid SearchId { get; private init; }

    /// <summary>The code of the closed period.</summary>
    public string Period { get; private init; } = "";

    /// <summary>What it points at.</summary>
    public SignKind Kind { get; private init; }

    /// <summary>The units it is about, as in <see cref="FoundSign.UnitIds"/>.</summary>
    public IReadOnlyList<Guid> UnitIds { get; private init; } = [];

    /// <summary>The rater it is about; null where it is about no single one.</summary>
    public Guid? RaterId { get; private init; }

    /// <summary>How large it is, as in <see cref="FoundSign.Size"/>.</summary>
    public double Size { get; private init; }

    /// <summary>How often chance alone gives as much.</summary>
    public double P { get; private init; }

    /// <summary>The same, corrected for how many things were looked at.</summary>
    public double Q { get; private init; }

    /// <summary>What it was found in.</summary>
    public IReadOnlyList<SignFact> Facts { get; private init; } = [];

    /// <summary>When it was found.</summary>
    public DateTimeOffset FoundAt { get; private init; }

    /// <summary>What those who looked into it wrote, earliest first.</summary>
    public IReadOnlyList<SignReview> Reviews { get; private set; } = [];

    /// <summary>Where looking into it stands; null while nobody has.</summary>
    public SignOutcome? Outcome { get; private set; }

    /// <summary>Grows by one with every note.</summary>
    public int Version { get; private set; }

    /// <summary>A sign as a search found it.</summary>
    public static Sign Of(Guid id, SignSearchRun search, FoundSign found) => new()
    {
        Id = id,
        SearchId = search.Id,
        Period = search.Period,
        Kind = found.Kind,
        UnitIds = found.UnitIds,
        RaterId = found.RaterId,
        Size = found.Size,
        P = found.P,
        Q = found.Q,
        Facts = found.Facts,
        FoundAt = search.At,
        Version = 1,
    };

    /// <summary>Adds a note. Who may is asked of <see cref="FairnessAccess"/>.</summary>
    public Refusal? Review(SignOutcome outcome, string? note, Guid by, DateTimeOffset now)
    {
        if (FreeText.Clean(note) is not { } clean || clean.Length > MaxNoteLength)
            return new SignNoteMissing();
        Reviews = [.. Reviews, new SignReview(outcome, clean, by, now)];
        Outcome = outcome;
        Version++;
        return null;
    }
}
