namespace Entente.Domain.Dialogues;

/// <summary>The five parts that both sides prepare and talk about.</summary>
public enum AgendaPart
{
    /// <summary>What each wants to reach (目标).</summary>
    Goals,

    /// <summary>How they work together (协作方式).</summary>
    Ways,

    /// <summary>What went how since last time (进展).</summary>
    Progress,

    /// <summary>What each expects of the other (期望).</summary>
    Expectations,

    /// <summary>What worries us (顾虑).</summary>
    Worries,
}
