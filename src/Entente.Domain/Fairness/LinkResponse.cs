namespace Entente.Domain.Fairness;

/// <summary>How many people could have rated a link in a period, and how many did, openly. Sealed answers are not in it.</summary>
/// <param name="Eligible">People who might rate it on at least one day.</param>
/// <param name="Raters">People with an open answer.</param>
/// <param name="Answers">Open answers.</param>
/// <param name="AllGood">Raters who never said anything but good: where all are, nobody is dissatisfied, or nobody dares.</param>
public sealed record LinkResponse(int Eligible, int Raters, int Answers, int AllGood)
{
    /// <summary>Raters of those eligible, 0 to 1; null where nobody could.</summary>
    public double? Share => Eligible == 0 ? null : Math.Min(1, (double)Raters / Eligible);

    /// <summary>Whether several people answered and nobody ever said anything but good.</summary>
    public bool IsCeiling => Raters >= 5 && AllGood == Raters;
}
