namespace Entente.Domain.Concerns;

/// <summary>One line of a concern's history as a side sees it.</summary>
/// <param name="By">Whose it is.</param>
/// <param name="Entry">What was done.</param>
/// <param name="IsUnderWay">True while the other side cannot see it yet; only its own side sees such a line.</param>
public sealed record ConcernStep(ConcernSide By, ConcernEntry Entry, bool IsUnderWay);
