using System.Runtime.InteropServices;

namespace Entente.Scoring;

/// <summary>
/// One vote: what one rater said about one link in one period. A rater has one vote per link however often they rate there; its value is the mean of their
/// final values.
/// </summary>
/// <remarks>Example: a rater who answered 5 and 4 of 5 on a link has there the vote 0.875. Source: scoring design, "Values and votes".</remarks>
/// <param name="Rater">Any number that tells raters apart.</param>
/// <param name="Link">Any number that tells links apart; a link is one service towards one customer unit.</param>
/// <param name="Value">From 0 (bad) to 1 (good).</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Vote(int Rater, int Link, double Value);
