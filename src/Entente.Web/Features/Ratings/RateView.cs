using Entente.Domain.Chain;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;

namespace Entente.Web.Features.Ratings;

/// <summary>What the one-tap page shows.</summary>
public sealed record RateView
{
    public required Link Link { get; init; }

    public required Service Service { get; init; }

    public required Unit Provider { get; init; }

    public required Person Rater { get; init; }

    /// <summary>How many raters are shown together at least: the promise of a sealed rating names it.</summary>
    public required int SealedGroup { get; init; }

    public required TimeZoneInfo Zone { get; init; }

    /// <summary>The day on which sealed ratings leave next.</summary>
    public required DateOnly NextRelease { get; init; }

    public string? Reference { get; init; }

    /// <summary>What the provider noted on the request that is rated; null where nothing.</summary>
    public Domain.Ratings.Encounters.EncounterNote? Note { get; init; }

    public Expectation? Agreed { get; init; }

    /// <summary>What stands now; null before the first tap.</summary>
    public OwnRating? Said { get; init; }

    /// <summary>True right after something was recorded.</summary>
    public bool JustSaved { get; init; }

    /// <summary>A level that was tapped and is not recorded yet, because the service asks why first, or because recording failed.</summary>
    public int? Tapped { get; init; }

    /// <summary>Why, as chosen with that level.</summary>
    public Cause? Cause { get; init; }

    public string? Comment { get; init; }

    /// <summary>True when the rater chose to hide their name and nothing is recorded yet.</summary>
    public bool HidesName { get; init; }

    public string? Refused { get; init; }

    /// <summary>Whose tap it is that a browser keeps while the network is away: the same for the same person, and nothing to whoever lacks the key.</summary>
    public required Guid Whose { get; init; }

    /// <summary>A signed-in person's form carries an anti-forgery token; of a personal link the link itself is the proof.</summary>
    public string? AntiforgeryToken { get; init; }
}
