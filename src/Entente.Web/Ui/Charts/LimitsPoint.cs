namespace Entente.Web.Ui.Charts;

/// <summary>One period of a figure watched over time; null where nothing was measured, which leaves a gap.</summary>
/// <param name="Label">The period in words.</param>
/// <param name="Value">In the units of the axis, as are the limits.</param>
public sealed record LimitsPoint(string Label, double? Value)
{
    public double? Centre { get; init; }

    public double? Lower { get; init; }

    public double? Upper { get; init; }

    /// <summary>Beyond what chance explains.</summary>
    public bool IsSignal { get; init; }

    /// <summary>Where the facts of the period are.</summary>
    public string? Href { get; init; }
}
