namespace Entente.Domain.Workshops;

/// <summary>Where a goal workshop stands (domain.md, Workshop), in the order in which it is walked.</summary>
public enum WorkshopStage
{
    /// <summary>Invited; everybody may write beforehand, unseen (准备).</summary>
    Preparing,

    /// <summary>What the company and the departments expect and need (期望).</summary>
    Expectations,

    /// <summary>The facts, before any judgement (现状).</summary>
    State,

    /// <summary>Strengths, weaknesses, opportunities and threats.</summary>
    Swot,

    /// <summary>What follows from pairs of them (TOWS, 策略).</summary>
    Strategies,

    /// <summary>Goals that come of the strategies (候选目标).</summary>
    Candidates,

    /// <summary>Dots on the goals (投票).</summary>
    Vote,

    /// <summary>Every manager countersigns or objects (会签).</summary>
    Ratify,

    /// <summary>The goals are the company's.</summary>
    Ratified,

    /// <summary>Given up with a reason.</summary>
    CalledOff,
}
