namespace Entente.Domain.Ratings;

/// <summary>What was answered on a link in a month: enough for verdicts, shares and causes without reading one rating.</summary>
public sealed class LinkTally
{
    private LinkTally()
    {
    }

    /// <summary>The link.</summary>
    public Guid LinkId { get; private init; }

    /// <summary>The first day of the month.</summary>
    public DateOnly Month { get; private init; }

    /// <summary>Good answers.</summary>
    public int Good { get; private init; }

    /// <summary>Answers that are neither.</summary>
    public int Neither { get; private init; }

    /// <summary>Bads that stand.</summary>
    public int StandingBad { get; private init; }

    /// <summary>Bads whose remedy was confirmed.</summary>
    public int Recovered { get; private init; }

    /// <summary>Bads, standing or recovered, because the agreed expectation was not met.</summary>
    public int FailedExpectation { get; private init; }

    /// <summary>Bads because nothing was agreed.</summary>
    public int NothingAgreed { get; private init; }

    /// <summary>Bads because of a demand beyond what was agreed.</summary>
    public int BeyondAgreed { get; private init; }

    /// <summary>Bads outside the provider's control.</summary>
    public int OutsideControl { get; private init; }

    /// <summary>Bads from a misunderstanding.</summary>
    public int Misunderstanding { get; private init; }

    /// <summary>How often this row changed; what was computed from an older state is stale.</summary>
    public long Changes { get; private init; }

    /// <summary>All answers.</summary>
    public int Ratings => Good + Neither + StandingBad + Recovered;
}
