namespace Entente.Scoring.Crossed;

/// <summary>How a model was fitted.</summary>
public enum FitPath
{
    /// <summary>One factor eliminated, the rest in one dense Cholesky factor: exact but for rounding.</summary>
    Dense,

    /// <summary>Conjugate gradients and traces estimated from random signs: for more levels than the dense path takes.</summary>
    Iterative,
}
