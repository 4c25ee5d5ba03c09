using CsCheck;
using Entente.Domain.Ratings;
using Entente.Domain.Ratings.Releases;

namespace Entente.Domain.Tests.Ratings.Releases;

/// <summary>The examples of docs/domain/sealed.md, and the one theorem: within a batch nothing tells two raters apart.</summary>
public sealed class ReleaseCutTests
{
    private static readonly ReleaseRule Five = new(5);
    private static readonly Guid Root = Guid.NewGuid();
    private static readonly Guid Division = Guid.NewGuid();
    private static readonly Guid Provider = Guid.NewGuid();
    private static readonly Guid Large = Guid.NewGuid();
    private static readonly Guid Small = Guid.NewGuid();
    private static readonly Guid OtherSmall = Guid.NewGuid();
    private static readonly IReadOnlyList<Guid> People = [.. Enumerable.Range(0, 12).Select(_ => Guid.NewGuid())];
    private static readonly IReadOnlyList<Guid> Few = [.. Enumerable.Range(0, 6).Select(_ => Guid.NewGuid())];
    private static readonly IReadOnlyList<Guid> OtherFew = [.. Enumerable.Range(0, 6).Select(_ => Guid.NewGuid())];

    private static readonly ReleaseMap Map = new(
        new Dictionary<Guid, ReleaseMap.Reach>
        {
            [Large] = new(Provider, People.ToHashSet()),
            [Small] = new(Provider, Few.ToHashSet()),
            [OtherSmall] = new(Provider, OtherFew.ToHashSet()),
        },
        new Dictionary<Guid, Guid?> { [Root] = null, [Division] = Root, [Provider] = Division });

    [Fact]
    public void Five_of_twelve_go_out_with_their_link()
    {
        var cut = Cut(Of(Large, People, 2, 2, 1, 2, 2));
        var batch = Assert.Single(cut.Batches);
        Assert.Equal((Large, Provider, 5, 4), (batch.LinkId, batch.UnitId, batch.Raters, batch.ResponseTenths));
        Assert.Equal([1, 4, 0, 0, 0], batch.Levels);
        Assert.Equal(1, batch.Answers.Count(answer => answer is Answer.Bad));
    }

    [Fact]
    public void Four_wait_and_go_out_with_the_next_one()
    {
        var four = Of(Large, People, 2, 2, 1, 2);
        var cut = Cut(four);
        Assert.Empty(cut.Batches);
        Assert.Empty(cut.SentUp);
        Assert.Equal(5, Assert.Single(Cut([.. four, .. Of(Large, [People[4]], 1)]).Batches).Raters);
    }

    [Fact]
    public void One_who_rates_five_times_is_one_rater() => Assert.Empty(Cut(Of(Large, [People[0], People[0], People[0], People[0], People[0]], 1, 1, 1, 1, 1)).Batches);

    [Fact]
    public void A_customer_of_six_speaks_only_with_other_small_customers()
    {
        Assert.Empty(Cut(Of(Small, Few, 1, 2, 2, 2, 2, 2)).Batches);
        var batch = Assert.Single(Cut([.. Of(Small, Few, 1, 2, 2), .. Of(OtherSmall, OtherFew, 2, 1)]).Batches);
        Assert.Equal((null, Provider, 5, 12), (batch.LinkId, batch.UnitId, batch.Raters, batch.Eligible));
    }

    [Fact]
    public void Unanimity_of_nearly_all_goes_up_and_comes_out_only_among_others()
    {
        var cut = Cut(Of(Large, People, [.. Enumerable.Repeat(1, 11)]));
        Assert.Empty(cut.Batches);
        Assert.All(cut.SentUp.Values, unit => Assert.Equal(Root, unit));
        Assert.Equal(11, cut.SentUp.Count);
        // Six others of the small customers say something else: they are a batch of their own, and the unanimous ones wait on.
        var later = Cut([.. Of(Large, People, [.. Enumerable.Repeat(1, 11)]).Select(rating => rating with { WaitsAt = Root }), .. Of(Small, Few, 2, 2, 2).Select(rating => rating with { WaitsAt = Root })]);
        var batch = Assert.Single(later.Batches);
        Assert.Equal((null, Root, 14, 11), (batch.LinkId, batch.UnitId, batch.Raters, batch.Levels[0]));
    }

    [Fact]
    public void All_but_one_bad_tells_as_much_as_all()
    {
        Assert.Equal(ReleaseVerdict.TellsTooMuch, Five.Judge(11, 12, [.. Enumerable.Repeat(Answer.Bad, 10), Answer.Good]));
        Assert.Equal(ReleaseVerdict.Released, Five.Judge(11, 12, [.. Enumerable.Repeat(Answer.Good, 10), Answer.Bad]));
        Assert.Equal(ReleaseVerdict.TellsTooMuch, Five.Judge(11, 12, [.. Enumerable.Repeat(Answer.Good, 11)]));
        Assert.Equal(ReleaseVerdict.Released, Five.Judge(10, 12, [.. Enumerable.Repeat(Answer.Bad, 10)]));
        Assert.Equal(ReleaseVerdict.TooFew, Five.Judge(5, 9, [.. Enumerable.Repeat(Answer.Good, 5)]));
    }

    [Fact]
    public void At_the_end_of_the_year_what_is_left_over_goes_to_the_unit_above()
    {
        var cut = Cut([.. Of(Large, People, 1, 2), .. Of(Small, Few, 2, 2, 1)], yearEnds: true);
        var batch = Assert.Single(cut.Batches);
        Assert.Equal((null, Division, 5), (batch.LinkId, batch.UnitId, batch.Raters));
        Assert.Empty(cut.SentUp);
        Assert.All(Cut(Of(Large, People, 1, 2), yearEnds: true).SentUp.Values, unit => Assert.Equal(Root, unit));
    }

    [Fact]
    public void A_batch_of_two_scales_speaks_on_the_coarser_one()
    {
        var batch = Assert.Single(Cut([.. Of(Small, Few, 1, 2, 2), .. Of(OtherSmall, OtherFew, 3, 1, 4).Select(rating => rating with { Scale = 5 })]).Batches);
        Assert.Equal(2, batch.Scale);
        Assert.Equal([2, 4, 0, 0, 0], batch.Levels);
        Assert.Equal([Answer.Bad, Answer.Good], batch.Answers.Distinct().Order());
    }

    [Fact]
    public void A_rater_has_one_vote_the_mean_and_one_bad_makes_their_answer_bad()
    {
        var five = Of(Large, People, 5, 5, 5, 5).Select(rating => rating with { Scale = 5 }).ToList();
        var mixed = new[] { 5, 5, 1 }.Select(level => Of(Large, [People[4]], level)[0] with { Scale = 5 });
        var batch = Assert.Single(Cut([.. five, .. mixed]).Batches);
        // (4 + 4 + 0) / 3 = 2.67 steps, the fourth level.
        Assert.Equal([0, 0, 0, 1, 4], batch.Levels);
        Assert.Equal(1, batch.Answers.Count(answer => answer is Answer.Bad));
    }

    /// <summary>
    /// The promise in one sentence: swap all that two raters of a batch said in it, and nothing that anybody can see changes. So of all that
    /// is published nothing points to one of them more than to another, whatever is known of who took part.
    /// </summary>
    [Fact]
    public void What_two_raters_of_a_batch_said_can_be_swapped_and_nobody_sees_a_difference() =>
        Gen.Select(Gen.Int[0, 11], Gen.Int[0, 11], Gen.Int[1, 5].Array[12], Gen.Int[1, 5].Array[6], Gen.Bool).Sample((one, other, levels, small, yearEnds) =>
        {
            List<WaitingRating> all = [.. Of(Large, People, levels), .. Of(Small, Few, small)];
            all = [.. all.Select(rating => rating with { Scale = 5 })];
            var swapped = all.Select(rating => rating.Rater == People[one] ? rating with { Rater = People[other] } : rating.Rater == People[other] ? rating with { Rater = People[one] } : rating).ToList();
            var (before, after) = (Cut(all, yearEnds), Cut(swapped, yearEnds));
            Assert.Equal(before.Batches.Select(Seen), after.Batches.Select(Seen));
            Assert.Equal(before.SentUp.Count, after.SentUp.Count);
        });

    /// <summary>Whoever was promised a larger group than the company asks now is in no smaller one, whatever else waits beside them.</summary>
    [Fact]
    public void No_batch_is_smaller_than_any_of_its_raters_was_promised() =>
        Gen.Select(Gen.Int[0, 9].Array[12], Gen.Int[1, 2].Array[12], Gen.Int[0, 9].Array[6], Gen.Bool).Sample((promises, levels, small, yearEnds) =>
        {
            List<WaitingRating> all = [.. Of(Large, People, levels).Zip(promises, (rating, promised) => rating with { Promised = promised }), .. Of(Small, Few, 2, 1, 2, 2, 1, 2).Zip(small, (rating, promised) => rating with { Promised = promised })];
            Assert.All(Cut(all, yearEnds).Batches, batch => Assert.InRange(batch.Ratings.Max(rating => rating.Promised), 0, batch.Raters));
        });

    [Fact]
    public void Five_who_were_promised_six_wait_and_go_out_with_a_sixth()
    {
        var five = Of(Large, People, 2, 1, 2, 2, 2).ConvertAll(rating => rating with { Promised = 6 });
        Assert.Empty(Cut(five).Batches);
        Assert.Equal(6, Assert.Single(Cut([.. five, .. Of(Large, [People[5]], 2)]).Batches).Raters);
    }

    [Theory]
    [InlineData("2026-04-01", 8)]
    [InlineData("2026-05-01", 8)]
    [InlineData("2026-06-01", 8)]
    [InlineData("2026-07-01", 5)]
    public void A_month_was_promised_the_largest_number_since_the_day_before_it(string month, int promised)
    {
        // Raised in March, lowered on the last evening of May: a page of that evening may be sent on the first of June.
        SealedGroupChange[] changes =
        [
            SealedGroupChange.Note(Guid.NewGuid(), 5, 8, new DateTimeOffset(2026, 3, 9, 1, 0, 0, TimeSpan.Zero), null),
            SealedGroupChange.Note(Guid.NewGuid(), 8, 5, new DateTimeOffset(2026, 5, 31, 15, 0, 0, TimeSpan.Zero), null),
        ];
        Assert.Equal(promised, SealedGroupChange.Promised(changes, 5, DateOnly.ParseExact(month, "yyyy-MM-dd", null), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")));
    }

    private static string Seen(ReleaseBatch batch) =>
        $"{batch.LinkId} {batch.UnitId} {batch.Scale} {batch.Raters} {batch.ResponseTenths} {string.Join(',', batch.Levels)} {string.Join(',', batch.Answers.Order())} {string.Join(',', batch.Causes.OrderBy(cause => cause.Key))}";

    private static ReleaseCut Cut(IReadOnlyCollection<WaitingRating> waiting, bool yearEnds = false) => ReleaseCut.Of(waiting, Map, Five, yearEnds);

    private static List<WaitingRating> Of(Guid link, IReadOnlyList<Guid> people, params int[] levels) =>
        [.. levels.Select((level, i) => new WaitingRating(Guid.NewGuid(), link, people[i], 2, level, null, null, null))];
}
