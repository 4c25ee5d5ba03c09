namespace Entente.Domain.Concerns;

/// <summary>Something that one side did. Nothing finer than the day is known of it, and nobody's name.</summary>
/// <param name="Act">What.</param>
/// <param name="Day">The company's day.</param>
/// <param name="Text">The words; null where the act has none.</param>
public sealed record ConcernEntry(ConcernAct Act, DateOnly Day, string? Text);
