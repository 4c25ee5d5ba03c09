namespace Entente.Scoring;

/// <summary>F(z) = kappa (z - m) + sum of w psi(z - v), psi(t) = epsilon t + (1 - epsilon) clip(t, -c, c): strictly increasing and linear between knots.</summary>
internal static class LeakyHuber
{
    private const double Leak = IndexRule.Leak;
    private const double Reach = IndexRule.Reach;

    public static double Psi(double t) => Leak * t + (1 - Leak) * Math.Clamp(t, -Reach, Reach);

    /// <summary>
    /// The z with F(z) = 0, exact: the line that F is where a try falls gives the next try, until a try lies on its own line. Tries that leave the
    /// bracket, and every fourth, halve it instead.
    /// </summary>
    public static double Solve(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, double kappa, double middle)
    {
        double low = 0, high = 1, z = middle;
        for (int step = 1; ; step++)
        {
            var line = LineAt(z, values, weights, kappa, middle);
            double root = line.Intercept / line.Slope;
            if (Math.Abs(root - z) <= 1e-15)
                return Math.Clamp(root, 0, 1);
            if (root > z)
                low = Math.Max(low, z);
            else
                high = Math.Min(high, z);
            if (high - low <= 1e-15)
                return low;
            z = root >= low && root <= high && step % 4 != 0 ? root : low + (high - low) / 2;
        }
    }

    private static (double Slope, double Intercept) LineAt(double z, ReadOnlySpan<double> values, ReadOnlySpan<double> weights, double kappa, double middle)
    {
        double slope = kappa, intercept = kappa * middle;
        for (int i = 0; i < values.Length; i++)
        {
            double t = z - values[i];
            bool near = t > -Reach && t < Reach;
            double part = near ? 1 : Leak;
            double pull = near ? 0 : t < 0 ? (1 - Leak) * Reach : -(1 - Leak) * Reach;
            slope += weights[i] * part;
            intercept += weights[i] * (part * values[i] + pull);
        }

        return (slope, intercept);
    }
}
