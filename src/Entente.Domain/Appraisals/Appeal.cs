namespace Entente.Domain.Appraisals;

/// <summary>A unit's objection to its published sheet, and the answer, which is final.</summary>
/// <param name="Text">What it objects to, and why.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record Appeal(string Text, Guid By, DateTimeOffset At)
{
    /// <summary>The neutral person who answers; null until one is named.</summary>
    public Guid? ReviewerId { get; init; }

    /// <summary>Who named them.</summary>
    public Guid? AssignedBy { get; init; }

    /// <summary>The answer with its reasons; null until there is one.</summary>
    public string? Answer { get; init; }

    /// <summary>When it was answered.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>The superior's part as the reviewer corrected it; null where it stays.</summary>
    public decimal? Management { get; init; }

    /// <summary>The customers' part as the reviewer corrected it; null where it stays.</summary>
    public decimal? Service { get; init; }
}
