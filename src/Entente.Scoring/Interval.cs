using System.Runtime.InteropServices;

namespace Entente.Scoring;

/// <summary>A range that a figure lies in with a stated confidence, both ends included. Example: 0.2093 to 0.3226.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end, not below <paramref name="Low"/>.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Interval(double Low, double High)
{
    /// <summary>Whether a value lies within, the ends included.</summary>
    /// <param name="value">A value in the figure's own units.</param>
    public bool Contains(double value) => value >= Low && value <= High;

    /// <summary>High - Low.</summary>
    public double Width => High - Low;
}
