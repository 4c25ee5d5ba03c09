namespace Entente.Scoring;

/// <summary>What the long-term figure needs of one closed period of one provider.</summary>
/// <param name="Index">The index as published when the period closed, from 0 to 1.</param>
/// <param name="Votes">How many votes made it; above 0.</param>
/// <param name="Age">Quarters from the end of this period to the end of the last closed one: 0 for the last one; a third for the month before; 1 for the quarter before.</param>
/// <param name="Moves">For each rater of the period, the largest change they could have made to the index: <see cref="RobustIndex"/>.</param>
public sealed record PeriodIndex(double Index, int Votes, double Age, IReadOnlyList<RaterMove> Moves);
