using Entente.Domain.Kernel;

namespace Entente.Domain.Fairness;

/// <summary>Everything that signs of a period are looked for in. Nothing sealed but what was released.</summary>
public sealed record SignQuestion
{
    /// <summary>The closed period that is looked at.</summary>
    public required Period Period { get; init; }

    /// <summary>Every service that was rated.</summary>
    public required IReadOnlyList<RatedService> Services { get; init; }

    /// <summary>Open answers over a long time, this period among them: how far answers spread is learned from these.</summary>
    public required IReadOnlyList<AnswerCell> LongTime { get; init; }

    /// <summary>Open answers of the period before.</summary>
    public required IReadOnlyList<AnswerCell> Before { get; init; }

    /// <summary>Open answers of this period.</summary>
    public required IReadOnlyList<AnswerCell> Now { get; init; }

    /// <summary>Measured encounters of both periods.</summary>
    public IReadOnlyList<PromiseAnswer> Promises { get; init; } = [];

    /// <summary>Open and released sealed votes of both periods.</summary>
    public IReadOnlyList<OpenAndSealed> Gaps { get; init; } = [];
}
