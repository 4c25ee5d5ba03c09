using Entente.Domain.Ratings;

namespace Entente.Web.Features.Demo;

/// <summary>What people write, dealt like cards so that the same words return late.</summary>
internal sealed class CommentDeck(IReadOnlyList<ExampleComment> comments)
{
    private static readonly Cause[] Guesses =
    [
        Cause.FailedExpectation, Cause.FailedExpectation, Cause.FailedExpectation, Cause.FailedExpectation, Cause.NothingAgreed,
        Cause.NothingAgreed, Cause.BeyondAgreed, Cause.OutsideControl, Cause.Misunderstanding,
    ];

    private readonly Dictionary<(string, Cause?), int> dealt = [];

    /// <summary>Why a bad was given.</summary>
    public static Cause? Why(bool broken, bool agreed, Dice dice)
    {
        if (broken)
            return Cause.FailedExpectation;
        if (dice.Chance(.08))
            return null;
        return !agreed && dice.Chance(.6) ? Cause.NothingAgreed : dice.Pick(Guesses);
    }

    /// <summary>The next words of a family that fit a service, for a cause, or for a good where there is no cause; null where there are none.</summary>
    public ExampleComment? Deal(string family, string service, Cause? cause)
    {
        var own = $"{family}/{service}";
        var fitting = comments.Where(comment => comment.Cause == cause && (comment.Family == own || comment.Family == family)).ToList();
        if (fitting.Count is 0)
            return null;
        var next = dealt.GetValueOrDefault((own, cause));
        dealt[(own, cause)] = next + 1;
        return fitting[next % fitting.Count];
    }
}
