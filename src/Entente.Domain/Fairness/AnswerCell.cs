namespace Entente.Domain.Fairness;

/// <summary>What one rater openly said of one service for one customer unit in a time.</summary>
/// <param name="RaterId">Who.</param>
/// <param name="ServiceId">Of what.</param>
/// <param name="CustomerId">For which customer unit.</param>
/// <param name="Levels">How often each level of the service's scale, from level 1.</param>
public sealed record AnswerCell(Guid RaterId, Guid ServiceId, Guid CustomerId, IReadOnlyList<int> Levels)
{
    /// <summary>All answers.</summary>
    public int Answers => Levels.Sum();

    /// <summary>Their mean value, 0 to 1.</summary>
    public double Mean => Levels.Select((count, step) => (double)count * step).Sum() / (Answers * (Levels.Count - 1.0));

    /// <summary>Answers that are good.</summary>
    public int Good => Levels.Where((_, step) => Ratings.Levels.Of(Levels.Count, step + 1) is Ratings.Answer.Good).Sum();
}
