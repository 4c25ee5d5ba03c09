namespace Entente.Scoring.Ordinal;

/// <summary>
/// One answer under the cumulative logit. With a = alpha_k - eta and b = alpha_(k-1) - eta, p = F(a) - F(b) = F(a) F(-b) (1 - exp(b - a)), which loses no digits where both are near 1, and whose last factor does not depend on eta:
/// so d ln p / d eta = F(a) + F(b) - 1, and the second derivative is -(F(a)(1 - F(a)) + F(b)(1 - F(b))).
/// </summary>
internal readonly struct Logit
{
    /// <summary>F(a) and F(b).</summary>
    public readonly double A, B;

    /// <summary>1 / (exp(a - b) - 1), 0 at the ends of the scale.</summary>
    public readonly double Edge;

    public Logit(double[] thresholds, int level, double eta)
    {
        bool isTop = level == thresholds.Length, isBottom = level == 0;
        A = isTop ? 1 : F(thresholds[level] - eta);
        B = isBottom ? 0 : F(thresholds[level - 1] - eta);
        Edge = isTop || isBottom ? 0 : 1 / ExpM1(thresholds[level] - thresholds[level - 1]);
    }

    /// <summary>d ln p / d eta.</summary>
    public double First => A + B - 1;

    /// <summary>-d² ln p / d eta².</summary>
    public double Curvature => A * (1 - A) + B * (1 - B);

    /// <summary>d curvature / d eta.</summary>
    public double CurvatureSlope => -(A * (1 - A) * (1 - 2 * A) + B * (1 - B) * (1 - 2 * B));

    /// <summary>d ln p / d alpha_k, the threshold above the answer.</summary>
    public double Upper => 1 - A + Edge;

    /// <summary>d ln p / d alpha_(k-1), the threshold below.</summary>
    public double Lower => -B - Edge;

    public static double F(double z) => z > 0 ? 1 / (1 + Math.Exp(-z)) : Math.Exp(z) / (1 + Math.Exp(z));

    /// <summary>ln p.</summary>
    public static double LogP(double[] thresholds, int level, double eta)
    {
        double sum = 0;
        if (level < thresholds.Length)
            sum += LogF(thresholds[level] - eta);
        if (level > 0)
            sum += LogF(eta - thresholds[level - 1]);
        if (level > 0 && level < thresholds.Length)
            sum += Math.Log(-ExpM1(thresholds[level - 1] - thresholds[level]));
        return sum;
    }

    private static double LogF(double z) => z > 0 ? -Math.Log(1 + Math.Exp(-z)) : z - Math.Log(1 + Math.Exp(z));

    /// <summary>exp(x) - 1 without cancellation near 0, after Kahan.</summary>
    private static double ExpM1(double x)
    {
        double e = Math.Exp(x);
        if (e == 1)
            return x;
        double less = e - 1;
        return less == -1 || double.IsInfinity(e) ? less : less * x / Math.Log(e);
    }
}
