namespace Entente.Scoring.Models;

/// <summary>The names of the levels of a grouping factor, for printing.</summary>
/// <param name="Group">The factor's name.</param>
/// <param name="Levels">One name a level, such as <c>15:0</c> for an interaction.</param>
public sealed record LevelNames(string Group, IReadOnlyList<string> Levels);
