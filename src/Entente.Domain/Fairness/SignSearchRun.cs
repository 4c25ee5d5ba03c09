using Entente.Domain.Kernel;

namespace Entente.Domain.Fairness;

/// <summary>
/// That signs of a closed period were looked for, and in what. A period is searched once for each closing of it: what was found stands, and a period that was opened and closed again
/// has a further search beside the earlier.
/// </summary>
public sealed class SignSearchRun
{
    private SignSearchRun()
    {
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>The period's code.</summary>
    public string Period { get; private init; } = "";

    /// <summary>The instant of the closing that it belongs to.</summary>
    public DateTimeOffset ClosedAt { get; private init; }

    /// <summary>When it ran.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>People who rated openly.</summary>
    public int Raters { get; private init; }

    /// <summary>Pairs of rater and service looked at.</summary>
    public int Cells { get; private init; }

    /// <summary>Open answers.</summary>
    public int Answers { get; private init; }

    /// <summary>Answered encounters on which a promise was broken.</summary>
    public int Breaches { get; private init; }

    /// <summary>The company is larger than the model of grudges takes at once.</summary>
    public bool IsTooLarge { get; private init; }

    /// <summary>The sd between raters, 0 to 1; null where there was too little to learn it.</summary>
    public double? RaterSd { get; private init; }

    /// <summary>The sd between services.</summary>
    public double? ServiceSd { get; private init; }

    /// <summary>The sd between customers of one service.</summary>
    public double? CustomerSd { get; private init; }

    /// <summary>The sd between answers.</summary>
    public double? AnswerSd { get; private init; }

    /// <summary>A search and what it looked at.</summary>
    public static SignSearchRun Of(Guid id, Period period, DateTimeOffset closedAt, SignFindings findings, DateTimeOffset now) => new()
    {
        Id = id,
        Period = period.ToString(),
        ClosedAt = closedAt,
        At = now,
        Raters = findings.Raters,
        Cells = findings.Cells,
        Answers = findings.Answers,
        Breaches = findings.Breaches,
        IsTooLarge = findings.IsTooLarge,
        RaterSd = findings.Spread?.Rater,
        ServiceSd = findings.Spread?.Provider,
        CustomerSd = findings.Spread?.ProviderByCustomer,
        AnswerSd = findings.Spread?.Answer,
    };
}
