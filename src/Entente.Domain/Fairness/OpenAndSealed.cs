namespace Entente.Domain.Fairness;

/// <summary>What was said of one unit with names and without, in one time and on one scale; the sealed part from released batches alone.</summary>
/// <param name="UnitId">The provider.</param>
/// <param name="Period">The period's code.</param>
/// <param name="Open">Open votes, 0 to 1.</param>
/// <param name="Sealed">Released sealed votes, 0 to 1.</param>
public sealed record OpenAndSealed(Guid UnitId, string Period, IReadOnlyList<double> Open, IReadOnlyList<double> Sealed);
