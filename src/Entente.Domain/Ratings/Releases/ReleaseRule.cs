namespace Entente.Domain.Ratings.Releases;

/// <summary>How large a group must be before anything sealed is shown (scoring.md, "Release of sealed ratings").</summary>
/// <param name="Group">k: the fewest distinct raters of a batch; the company's choice.</param>
public readonly record struct ReleaseRule(int Group)
{
    /// <summary>2k: fewer people than this who could have rated never have a batch of their own.</summary>
    public int FewestEligible => 2 * Group;

    /// <summary>The rule for a batch of these ratings: no smaller than the company asks now, and no smaller than any of their raters was promised.</summary>
    /// <param name="ratings">What would be released together.</param>
    public ReleaseRule For(IEnumerable<WaitingRating> ratings) => new(ratings.Select(rating => rating.Promised).Append(Group).Max());

    /// <summary>
    /// What may become of a group of answers. The links that may have contributed, and who took part, are taken as known to everybody:
    /// the rule must hold against them.
    /// </summary>
    /// <param name="raters">Distinct raters.</param>
    /// <param name="eligible">People who could have rated one of the links whose answers are in the group, its raters among them.</param>
    /// <param name="answers">One answer a rater.</param>
    public ReleaseVerdict Judge(int raters, int eligible, IReadOnlyCollection<Answer> answers)
    {
        if (raters < Group || eligible < FewestEligible)
            return ReleaseVerdict.TooFew;
        // 10 n >= 9 e is n/e >= 90 % in whole numbers.
        return 10L * raters >= 9L * eligible && Tells(answers) ? ReleaseVerdict.TellsTooMuch : ReleaseVerdict.Released;
    }

    /// <summary>
    /// True when all answers agree: then they tell what each one said. Where all but one say <em>bad</em>, the one who did not
    /// knows what all others said, and so does whoever they tell; that is agreement too.
    /// </summary>
    private static bool Tells(IReadOnlyCollection<Answer> answers) =>
        answers.Distinct().Count() <= 1 || answers.Count(answer => answer is not Answer.Bad) <= 1;
}
