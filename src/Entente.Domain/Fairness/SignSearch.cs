namespace Entente.Domain.Fairness;

/// <summary>
/// Looks for every kind of sign in one closed period (scoring.md, "Signs"). The levels are such that all kinds together accuse somebody in
/// fewer than 5 of 100 honest companies (docs/domain/signs.md has the simulation, which runs this).
/// </summary>
public static class SignSearch
{
    /// <summary>q of grudges, favours and rings, which must reach it in two periods running.</summary>
    public const double StandingLevel = 0.05;

    /// <summary>q of each test of fear.</summary>
    public const double FearLevel = 0.01;

    /// <summary>Worlds drawn for the chances of grudges and rings.</summary>
    public const int UsualDraws = 400;

    /// <summary>The signs of a period. The same to the last bit for the same question: the seed follows from the period.</summary>
    /// <param name="question">What is looked at; in any order.</param>
    /// <param name="draws">Worlds drawn; more make small chances finer.</param>
    /// <param name="stop">Ends the work early.</param>
    public static SignFindings Of(SignQuestion question, int draws = UsualDraws, CancellationToken stop = default)
    {
        var uneven = UnevenSearch.Of(question, draws, stop);
        IReadOnlyList<FoundSign> signs =
        [
            .. uneven.Signs, .. FearSearch.Uncomplained(question), .. FearSearch.OpenAboveSealed(question), .. FearSearch.CeilingAndSilence(question, uneven.Spread), .. VolumeSearch.Of(question),
        ];
        return new SignFindings(
            uneven.Spread, question.Now.Select(cell => cell.RaterId).Distinct().Count(), question.Now.Count, question.Now.Sum(cell => cell.Answers),
            question.Promises.Count(promise => promise is { IsBroken: true, Said: not null }), uneven.IsTooLarge,
            [.. signs.OrderBy(sign => sign.Q).ThenBy(sign => sign.P).ThenBy(sign => sign.Kind).ThenBy(sign => sign.UnitIds[0])]);
    }

    /// <summary>The seed of a period's draws.</summary>
    internal static int SeedOf(SignQuestion question) => question.Period.Start.DayNumber;
}
