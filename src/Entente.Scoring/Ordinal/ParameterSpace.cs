using Entente.Scoring.Crossed;

namespace Entente.Scoring.Ordinal;

/// <summary>The parameters as one vector: thresholds, beta, then ln tau of the eliminated factor and of the others; an sd that was set to 0 is let go of once at most.</summary>
internal sealed class ParameterSpace(OrdinalRows rows, int thresholds, int columns)
{
    private const double FirstSd = 0.5;
    private const double Difference = 1e-5;
    private const double MostRidge = 1e6;
    private const double Gain = 1e-6;

    private static readonly double[] releases = [0.03, 0.1, 0.5];

    private readonly bool[] isZero = new bool[rows.Others.Length + 1];
    private readonly bool[] wasReleased = new bool[rows.Others.Length + 1];
    private double[]? asked;
    private LaplaceSlope? slope;

    public Mode Mode { get; } = new(rows);

    private int Sds => isZero.Length;

    private int Count => thresholds + columns + Sds;

    /// <summary>Thresholds from how often each answer was given, no effects, middling sds.</summary>
    public double[] Start()
    {
        var counts = new double[thresholds + 1];
        for (int row = 0; row < rows.Count; row++)
            counts[rows.Answer[row]] += rows.Weight?[row] ?? 1;
        var start = new double[Count];
        double total = counts.Sum(), below = 0;
        for (int k = 0; k < thresholds; k++)
        {
            below += counts[k];
            start[k] = Math.Log(below / (total - below));
        }

        Array.Fill(start, Math.Log(FirstSd), thresholds + columns, Sds);
        return start;
    }

    /// <summary>-l.</summary>
    public double Criterion(double[] at, CancellationToken stop)
    {
        if (asked is not null && at.AsSpan().SequenceEqual(asked))
            return Mode.Criterion;
        (asked, slope) = (null, null);
        double[] sd = [.. isZero.Select((zero, k) => zero ? 0 : Math.Exp(at[thresholds + columns + k]))];
        Mode.Find(at[..thresholds], at[thresholds..(thresholds + columns)], sd, stop);
        asked = [.. at];
        return Mode.Criterion;
    }

    /// <summary>The gradient where the criterion was last asked for.</summary>
    public LaplaceSlope Slope() => slope ??= new(rows, Mode);

    /// <summary>-B⁻¹ g over what is free; null where these are no finite numbers.</summary>
    public double[]? Newton(double[,] curvature, double[] gradient)
    {
        int[] free = Free();
        for (double ridge = 0; ridge < MostRidge; ridge = Math.Max(1e-6, ridge * 10))
        {
            var matrix = new Dense(free.Length);
            for (int i = 0; i < free.Length; i++)
                for (int j = 0; j <= i; j++)
                    matrix.Row(i)[j] = curvature[free[i], free[j]] + (i == j ? ridge * (1 + Math.Abs(curvature[free[i], free[i]])) : 0);
            if (!matrix.Factor(new double[free.Length], out _))
                continue;
            double[] right = [.. free.Select(parameter => -gradient[parameter])];
            matrix.Solve(right);
            var step = new double[Count];
            for (int i = 0; i < free.Length; i++)
                step[free[i]] = right[i];
            return step.All(double.IsFinite) ? step : null;
        }

        return null;
    }

    /// <summary>Sets the first small sd to 0 where the criterion is no worse for it; true where one was.</summary>
    public bool TryZero(double[] at, double small, CancellationToken stop)
    {
        double present = Criterion(at, stop);
        for (int k = 0; k < Sds; k++)
        {
            if (isZero[k] || Math.Exp(at[thresholds + columns + k]) > small)
                continue;
            (isZero[k], asked) = (true, null);
            if (Criterion(at, stop) <= present + 1e-6)
            {
                at[thresholds + columns + k] = 0;
                return true;
            }

            (isZero[k], asked) = (false, null);
        }

        return false;
    }

    /// <summary>Lets go of the first sd at 0 for which the criterion falls; true where there was one.</summary>
    public bool TryRelease(double[] at, CancellationToken stop)
    {
        double present = Criterion(at, stop);
        foreach (int k in Enumerable.Range(0, Sds).Where(k => isZero[k] && !wasReleased[k]).ToArray())
        {
            (isZero[k], wasReleased[k]) = (false, true);
            foreach (double sd in releases)
            {
                at[thresholds + columns + k] = Math.Log(sd);
                if (Criterion(at, stop) < present - Gain)
                    return true;
            }

            (isZero[k], asked, at[thresholds + columns + k]) = (true, null, 0);
        }

        _ = Criterion(at, stop);
        return false;
    }

    /// <summary>Whether a threshold, an effect or an sd is larger than this.</summary>
    public bool IsBeyond(double[] at, double most) =>
        at.Take(thresholds + columns).Any(value => Math.Abs(value) > most) || at.Skip(thresholds + columns).Any(logarithm => logarithm > Math.Log(most));

    /// <summary>From the second derivatives of -l, by differences of its exact gradient; null where they are not positive definite. An sd at 0 has none.</summary>
    public double[]? StandardErrors(double[] at, CancellationToken stop)
    {
        int[] free = Free();
        _ = Criterion(at, stop);
        double[] here = Slope().Gradient;
        var second = new double[free.Length, free.Length];
        for (int i = 0; i < free.Length; i++)
        {
            double[] moved = [.. at];
            moved[free[i]] += Difference;
            _ = Criterion(moved, stop);
            double[] there = Slope().Gradient;
            for (int j = 0; j < free.Length; j++)
                second[i, j] = (there[free[j]] - here[free[j]]) / Difference;
        }

        var matrix = new Dense(free.Length);
        for (int i = 0; i < free.Length; i++)
            for (int j = 0; j <= i; j++)
                matrix.Row(i)[j] = (second[i, j] + second[j, i]) / 2;
        double[] floors = [.. free.Select((_, i) => 1e-9 * Math.Abs(matrix.Row(i)[i]))];
        if (!matrix.Factor(floors, out _))
            return null;
        var errors = new double[Count];
        for (int i = 0; i < free.Length; i++)
        {
            var unit = new double[free.Length];
            unit[i] = 1;
            matrix.Solve(unit);
            errors[free[i]] = Math.Sqrt(unit[i]);
        }

        return errors;
    }

    private int[] Free() => [.. Enumerable.Range(0, Count).Where(parameter => parameter < thresholds + columns || !isZero[parameter - thresholds - columns])];
}
