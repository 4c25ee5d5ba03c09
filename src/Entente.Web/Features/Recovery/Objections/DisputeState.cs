namespace Entente.Web.Features.Recovery.Objections;

/// <summary>How far an objection or a court has come.</summary>
public enum DisputeState
{
    /// <summary>The customer or HR has not answered.</summary>
    Waiting,

    /// <summary>Answered.</summary>
    Answered,

    /// <summary>One of two has judged.</summary>
    Judging,

    /// <summary>Both have judged; the period is closed.</summary>
    Decided,

    /// <summary>The rating has left the figures.</summary>
    Removed,

    /// <summary>A judge found no abuse: the rating stays.</summary>
    Kept,
}
