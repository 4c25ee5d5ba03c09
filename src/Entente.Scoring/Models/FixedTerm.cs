namespace Entente.Scoring.Models;

/// <summary>A term of the fixed part: one column, or the interaction of several. Interactions multiply the columns of their parts and suppose that the parts stand in the formula too, as <c>a*b</c> writes them.</summary>
/// <param name="Parts">The columns, each as a number (<c>num:age</c>) or as a factor with treatment contrasts.</param>
public sealed record FixedTerm(IReadOnlyList<FixedTerm.Part> Parts)
{
    /// <summary>One column of a term.</summary>
    /// <param name="Column">Its name.</param>
    /// <param name="IsNumber">Whether it enters as a number.</param>
    public sealed record Part(string Column, bool IsNumber);

    /// <inheritdoc/>
    public override string ToString() => string.Join(':', Parts.Select(part => part.IsNumber ? $"num:{part.Column}" : part.Column));
}
