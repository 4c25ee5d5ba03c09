namespace Entente.Domain.Goals;

/// <summary>What a goal supports.</summary>
/// <param name="Kind">What sort of thing.</param>
/// <param name="Id">Which one.</param>
public sealed record Support(SupportKind Kind, Guid Id);
