namespace Entente.Scoring.Crossed;

/// <summary>The profile interval of the sd of a grouping factor: all sds whose best fit is worse than the best of all by no more than chance allows.</summary>
/// <param name="Group">The factor's name.</param>
/// <param name="Low">The lower end; 0 where even no difference between levels is not excluded.</param>
/// <param name="High">The upper end.</param>
public sealed record SdInterval(string Group, double Low, double High);
