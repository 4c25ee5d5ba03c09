namespace Entente.Domain.Kernel;

/// <summary>A word in a refusal's sentence that is said in the reader's language, such as the name of a step.</summary>
/// <param name="Key">The key of its text.</param>
/// <param name="Argument">What fills its placeholder; null where it has none.</param>
public sealed record Word(string Key, object? Argument = null);
