namespace Entente.Domain.Appraisals;

/// <summary>Where a cycle or one unit's sheet of it stands (domain.md, Appraisal). A cycle itself is prepared, collecting, reviewing, published or final.</summary>
public enum AppraisalState
{
    /// <summary>Weights and pass marks may still change (准备中).</summary>
    Prepared,

    /// <summary>Units assess themselves, superiors give their verdicts (收集中).</summary>
    Collecting,

    /// <summary>Superiors and HR look at drafts side by side (复核中).</summary>
    Reviewing,

    /// <summary>Told to all at one instant; its facts are frozen (已公布).</summary>
    Published,

    /// <summary>The unit took note (已确认).</summary>
    Acknowledged,

    /// <summary>The unit objects; a reviewer answers (申诉中).</summary>
    Appealed,

    /// <summary>Nothing changes any more (已定稿).</summary>
    Final,
}
