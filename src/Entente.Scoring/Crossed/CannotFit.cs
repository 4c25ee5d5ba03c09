namespace Entente.Scoring.Crossed;

/// <summary>Why a model has no answer on these data.</summary>
/// <param name="Code">
/// A stable word: <c>shape</c>, <c>not-finite</c>, <c>mixed</c>, <c>outside</c>, <c>too-few-rows</c>, <c>levels-as-rows</c>, <c>one-level</c>, <c>same-factor</c>, <c>collinear</c>, <c>no-residual</c>,
/// <c>separated</c>, <c>too-far-apart</c>, <c>too-large</c>, <c>no-column</c>.
/// </param>
/// <param name="Sentence">What is wrong and where, for a person.</param>
public sealed record CannotFit(string Code, string Sentence) : CrossedFit
{
    internal static CannotFit TooFarApart { get; } = new("too-far-apart", "The numbers of the response, the columns or the weights are too large, too small or too far apart for the arithmetic; measure them in other units.");
}
