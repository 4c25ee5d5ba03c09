namespace Entente.Domain.Cadences;

/// <summary>What became of a meeting.</summary>
public enum MeetingState
{
    /// <summary>It is to come, or its minutes are missing.</summary>
    Planned,

    /// <summary>It was held: minutes and attendance stand.</summary>
    Held,

    /// <summary>It was not held, said by somebody or by its age.</summary>
    Missed,

    /// <summary>It was called off, with a reason. It was due all the same, unless its cadence ended first.</summary>
    Cancelled,
}
