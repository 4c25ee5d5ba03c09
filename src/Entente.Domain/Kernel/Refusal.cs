namespace Entente.Domain.Kernel;

/// <summary>
/// The business says no. Every "no" is a record of its own with a stable code; the sentence shown to a person is the text
/// with the key <see cref="Code"/> in their language, its placeholders filled from <see cref="Arguments"/>.
/// </summary>
/// <param name="Kind">Which sort of no, see <see cref="RefusalKind"/>.</param>
/// <param name="Code">Stable across versions, lower case with dots: <c>rating.period-closed</c>.</param>
public abstract record Refusal(RefusalKind Kind, string Code)
{
    /// <summary>What fills the placeholders of the text, in order; empty by default.</summary>
    public virtual IReadOnlyList<object> Arguments => [];

    /// <summary>The field of the request that is at fault, in camelCase; null when it is none in particular.</summary>
    public virtual string? Field => null;

    /// <summary>What a program may want to know beside the sentence, by name in camelCase; null where the sentence says all.</summary>
    public virtual IReadOnlyDictionary<string, object?>? Details => null;
}
