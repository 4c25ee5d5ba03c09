using Entente.Scoring.Crossed;
using Entente.Scoring.Models;
using Entente.Scoring.Ordinal;

namespace Entente.Web.Commands.Fitting;

/// <summary>What <c>entente fit</c> prints, of whichever family; its JSON is this record with lower-case names. What does not apply is null.</summary>
internal sealed record FitReport
{
    public required string Family { get; init; }

    public required string Method { get; init; }

    public required int N { get; init; }

    /// <summary>Rows without a response.</summary>
    public required int LeftOut { get; init; }

    /// <summary>Rows left out because another column is empty.</summary>
    public required int Incomplete { get; init; }

    public required double? LogLik { get; init; }

    public required double? Deviance { get; init; }

    public required double? RemlCriterion { get; init; }

    public required IReadOnlyList<Estimate> Fixed { get; init; }

    public required IReadOnlyList<Estimate>? Thresholds { get; init; }

    public required IReadOnlyList<Spread> Random { get; init; }

    public required double? ResidualSd { get; init; }

    public required int Iterations { get; init; }

    public required bool Converged { get; init; }

    public required double Seconds { get; init; }

    public required double GradientNorm { get; init; }

    /// <summary>How it was computed.</summary>
    public required string Path { get; init; }

    /// <summary>How exact that is, in a sentence.</summary>
    public required string Accuracy { get; init; }

    /// <summary>A fixed effect or a threshold, with Wald's 95 % interval.</summary>
    public sealed record Estimate(string Name, double Value, double Se)
    {
        private const double Quantile = 1.959963984540054;

        public double Low => Value - Quantile * Se;

        public double High => Value + Quantile * Se;
    }

    /// <summary>The sd between levels of a grouping factor, its 95 % interval (ordinal by Wald; gaussian by profile, where it was asked for), and the effect of each level.</summary>
    public sealed record Spread(string Group, int Levels, double Sd, double? Low, double? High, IReadOnlyList<string> Names, IReadOnlyList<double> Means, IReadOnlyList<double> Sds)
    {
        public double Variance => Sd * Sd;
    }

    public static FitReport Of(LinearFit fit, Design design, IReadOnlyList<SdInterval>? intervals, double seconds) => new()
    {
        Family = "gaussian",
        Method = fit.Reml ? "reml" : "ml",
        N = fit.Rows,
        LeftOut = design.LeftOut,
        Incomplete = design.Incomplete,
        LogLik = double.IsNaN(fit.Criterion) ? null : fit.LogLikelihood,
        Deviance = fit.Reml || double.IsNaN(fit.Criterion) ? null : fit.Criterion,
        RemlCriterion = fit.Reml && !double.IsNaN(fit.Criterion) ? fit.Criterion : null,
        Fixed = [.. fit.Fixed.Select(effect => new Estimate(effect.Name, effect.Estimate, effect.StandardError))],
        Thresholds = null,
        Random = [.. fit.Random.Select((effect, k) => new Spread(
            effect.Name, effect.Means.Count, effect.Sd, intervals?[k].Low, intervals?[k].High, design.Names[k].Levels, effect.Means, effect.Sds))],
        ResidualSd = fit.ResidualSd,
        Iterations = fit.Iterations,
        Converged = fit.Converged,
        Seconds = seconds,
        GradientNorm = fit.GradientNorm,
        Path = fit.Path == FitPath.Dense ? "dense" : "iterative",
        Accuracy = fit.Accuracy,
    };

    public static FitReport Of(OrdinalFit fit, Design design, double seconds) => new()
    {
        Family = "ordinal",
        Method = "laplace",
        N = fit.Rows,
        LeftOut = design.LeftOut,
        Incomplete = design.Incomplete,
        LogLik = fit.LogLikelihood,
        Deviance = -2 * fit.LogLikelihood,
        RemlCriterion = null,
        Fixed = [.. fit.Fixed.Select(effect => new Estimate(effect.Name, effect.Estimate, effect.StandardError))],
        Thresholds = [.. fit.Thresholds.Select((threshold, k) => new Estimate($"{design.ResponseLevels[k]}|{design.ResponseLevels[k + 1]}", threshold.Estimate, threshold.StandardError))],
        Random = [.. fit.Random.Select((effect, k) => new Spread(
            effect.Name, effect.Means.Count, effect.Sd, fit.Intervals[k]?.Low, fit.Intervals[k]?.High, design.Names[k].Levels, effect.Means, effect.Sds))],
        ResidualSd = null,
        Iterations = fit.Iterations,
        Converged = fit.Converged,
        Seconds = seconds,
        GradientNorm = fit.GradientNorm,
        Path = "dense",
        Accuracy = "Exact but for the Laplace approximation, whose gradient is exact.",
    };
}
