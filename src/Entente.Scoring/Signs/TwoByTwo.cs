namespace Entente.Scoring.Signs;

/// <summary>Counts of one stratum: of two groups, how many did something and how many did not.</summary>
/// <param name="Did">Of the group in question, those who did.</param>
/// <param name="DidNot">Of the group in question, those who did not.</param>
/// <param name="OthersDid">Of the others, those who did.</param>
/// <param name="OthersDidNot">Of the others, those who did not.</param>
public readonly record struct TwoByTwo(int Did, int DidNot, int OthersDid, int OthersDidNot);
