namespace Entente.Web.Features.Demo;

/// <summary>What was said on one sheet of the example's appraisals.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Final">True for the earlier cycle, which is final; false for the one that was published days ago.</param>
/// <param name="Points">What the unit gave itself.</param>
/// <param name="Self">What it said of itself.</param>
public sealed record ExampleAppraisal(string Unit, bool Final, int? Points, string Self)
{
    /// <summary>What its superior said in the review.</summary>
    public string? Comment { get; init; }

    /// <summary>By how many points its superior changed their part; null where they did not.</summary>
    public int? Calibration { get; init; }

    /// <summary>Why.</summary>
    public string? CalibrationReason { get; init; }

    /// <summary>What it objected to; null where it took note.</summary>
    public string? Appeal { get; init; }

    /// <summary>The address of who answered.</summary>
    public string? Reviewer { get; init; }

    /// <summary>The answer.</summary>
    public string? Answer { get; init; }

    /// <summary>By how many points the answer changed the superior's part; null where it stood.</summary>
    public int? Correction { get; init; }

    /// <summary>True where it took note already.</summary>
    public bool Acknowledged { get; init; }
}
