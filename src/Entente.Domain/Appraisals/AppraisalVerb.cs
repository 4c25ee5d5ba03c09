namespace Entente.Domain.Appraisals;

/// <summary>The steps from one state to the next, see <see cref="AppraisalPath"/>.</summary>
public enum AppraisalVerb
{
    /// <summary>Ask units for their self-assessment and superiors for their verdicts.</summary>
    Open,

    /// <summary>Begin the review.</summary>
    Review,

    /// <summary>Publish to all at one instant.</summary>
    Publish,

    /// <summary>Take note of the published sheet.</summary>
    Acknowledge,

    /// <summary>Object to the published sheet.</summary>
    Appeal,

    /// <summary>Answer the appeal.</summary>
    Answer,

    /// <summary>Make final what was acknowledged.</summary>
    Finish,
}
