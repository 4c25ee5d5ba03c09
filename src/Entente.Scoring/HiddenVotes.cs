namespace Entente.Scoring;

/// <summary>
/// Votes of which nobody may know whose they are. Among <see cref="RobustIndex"/>'s votes each has a rater number of its own, but one person may hold one vote of several
/// sets, beside votes that are known to be theirs. The bound must hold for that person too: it takes the worst vote of each set that they may have a vote in.
/// </summary>
/// <remarks>Example: a customer's sealed votes came out in two batches of three, at positions 4 to 6 and 7 to 9; whoever may rate there holds at most one of each:
/// <c>new([[4, 5, 6], [7, 8, 9]], [new(null, [0, 1])])</c>. Source: decision 0076.</remarks>
/// <param name="Sets">For each set the positions of its votes in the input; all of one set are on one link.</param>
/// <param name="Hands">Everybody who may hold votes of sets.</param>
public sealed record HiddenVotes(IReadOnlyList<IReadOnlyList<int>> Sets, IReadOnlyList<HiddenHand> Hands)
{
    /// <summary>No vote is hidden.</summary>
    public static HiddenVotes None { get; } = new([], []);
}
