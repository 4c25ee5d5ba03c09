using System.Runtime.CompilerServices;

namespace Entente.Scoring.Ordinal;

/// <summary>
/// One answer under the cumulative logit. With a = alpha_k - eta and b = alpha_(k-1) - eta, p = F(a) - F(b) = F(a) F(-b) (1 - exp(b - a)), which loses no digits where both are near 1, and whose last factor does not depend on eta:
/// so d ln p / d eta = F(a) + F(b) - 1, and the second derivative is -(F(a)(1 - F(a)) + F(b)(1 - F(b))).
/// </summary>
internal readonly struct Logit
{
    /// <summary>F(a), F(b) and F(-b).</summary>
    public readonly double A, B, Above;

    /// <summary>1 / (exp(a - b) - 1), 0 at the ends of the scale.</summary>
    public readonly double Edge;

    private readonly double logGap;

    public Logit(LogitScale scale, int level, double eta)
    {
        A = 1;
        if (level < scale.Thresholds.Length)
            (A, _) = Both(scale.Thresholds[level] - eta);
        (B, Above) = (0, 1);
        if (level > 0)
            (B, Above) = Both(scale.Thresholds[level - 1] - eta);
        Edge = scale.Edge[level];
        logGap = scale.LogGap[level];
    }

    /// <summary>d ln p / d eta.</summary>
    public double First => A - Above;

    /// <summary>-d² ln p / d eta².</summary>
    public double Curvature => A * (1 - A) + B * Above;

    /// <summary>d curvature / d eta.</summary>
    public double CurvatureSlope => -(A * (1 - A) * (1 - 2 * A) + B * Above * (1 - 2 * B));

    /// <summary>d ln p / d alpha_k, the threshold above the answer.</summary>
    public double Upper => 1 - A + Edge;

    /// <summary>d ln p / d alpha_(k-1), the threshold below.</summary>
    public double Lower => -B - Edge;

    /// <summary>ln p.</summary>
    public double LogP => (A * Above is > 1e-280 and var product ? Math.Log(product) : Math.Log(A) + Math.Log(Above)) + logGap;

    /// <summary>F(z) and F(-z), neither as one less the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (double, double) Both(double z)
    {
        double e = Math.Exp(-Math.Abs(z)), larger = 1 / (1 + e), smaller = e * larger;
        return z > 0 ? (larger, smaller) : (smaller, larger);
    }
}
