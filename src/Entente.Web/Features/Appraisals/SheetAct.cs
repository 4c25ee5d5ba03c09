namespace Entente.Web.Features.Appraisals;

/// <summary>What people do with one sheet.</summary>
public enum SheetAct
{
    /// <summary>Say of oneself how it went.</summary>
    Assess,

    /// <summary>Change the superior's part, with a reason.</summary>
    Calibrate,

    /// <summary>Add words.</summary>
    Comment,

    /// <summary>Take note.</summary>
    Acknowledge,

    /// <summary>Object.</summary>
    Appeal,

    /// <summary>Name who answers.</summary>
    Assign,

    /// <summary>Answer, for good.</summary>
    Answer,
}
