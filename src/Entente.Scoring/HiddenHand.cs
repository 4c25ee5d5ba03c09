namespace Entente.Scoring;

/// <summary>Somebody who may hold one vote in each of several sets of hidden votes.</summary>
/// <param name="Rater">The rater number under which votes are known to be theirs; null where none is.</param>
/// <param name="Sets">The sets, by their place in <see cref="HiddenVotes.Sets"/>.</param>
public sealed record HiddenHand(int? Rater, IReadOnlyList<int> Sets);
