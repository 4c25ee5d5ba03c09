namespace Entente.Domain.Workshops;

/// <summary>What a note rests on.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Which one.</param>
public sealed record Citation(CitationKind Kind, Guid Id);
