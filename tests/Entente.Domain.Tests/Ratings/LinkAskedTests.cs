using CsCheck;
using Entente.Domain.Chain;
using Entente.Domain.Ratings.Requests;

namespace Entente.Domain.Tests.Ratings;

public sealed class LinkAskedTests
{
    private static readonly Guid[] People = [.. Enumerable.Range(0, 12).Select(_ => Guid.NewGuid())];
    private static readonly Gen<Guid[]> Some = Gen.Int[0, 11].Array[0, 20].Select(numbers => numbers.Select(number => People[number]).ToArray());

    [Fact]
    public void Whoever_was_asked_has_answered_or_has_not_and_counts_once() =>
        Gen.Select(Some, Some).Sample((asked, raters) =>
        {
            var counts = LinkAsked.Of(RatingMode.Open, asked, raters.ToHashSet());
            Assert.Equal(asked.Distinct().Count(), counts.Asked);
            Assert.Equal(asked.Distinct().Except(raters).Count(), counts.Unanswered);
            Assert.Equal(counts.Asked, counts.Answered + counts.Unanswered);
        });

    [Fact]
    public void Where_ratings_may_be_sealed_the_counts_do_not_follow_from_who_rated() =>
        Gen.Select(Some, Some, Gen.Bool.Select(choice => choice ? RatingMode.RatersChoice : RatingMode.Sealed)).Sample((asked, raters, mode) =>
            Assert.Equal(new LinkAsked(asked.Distinct().Count(), null), LinkAsked.Of(mode, asked, raters.ToHashSet())));

    [Fact]
    public void A_sum_leaves_out_what_is_not_counted()
    {
        Assert.Null(LinkAsked.Sum([new LinkAsked(7, null)]));
        Assert.Equal(new LinkAsked(8, 5), LinkAsked.Sum([new LinkAsked(7, null), new LinkAsked(5, 3), new LinkAsked(3, 2)]));
    }
}
