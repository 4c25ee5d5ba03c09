namespace Entente.Domain.Cadences;

/// <summary>Something to talk about.</summary>
/// <param name="Text">What.</param>
/// <param name="Href">The path of the page it is about; null where it is about none.</param>
public sealed record AgendaItem(string Text, string? Href = null);
