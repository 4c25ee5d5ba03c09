namespace Entente.Domain.Scorecards;

/// <summary>A customer's conclusion about one link in one period (客户结论).</summary>
public enum Verdict
{
    /// <summary>Nobody answered (未评价). Silence is never satisfaction.</summary>
    NoAnswer,

    /// <summary>Answered, and nothing bad (满意).</summary>
    Satisfied,

    /// <summary>Something was bad, and every bad was made good and confirmed (已补救).</summary>
    Recovered,

    /// <summary>At least one bad stands (不满意), however many goods stand beside it.</summary>
    Dissatisfied,
}
