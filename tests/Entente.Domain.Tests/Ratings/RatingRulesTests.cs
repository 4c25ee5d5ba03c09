using CsCheck;
using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;

namespace Entente.Domain.Tests.Ratings;

public sealed class RatingRulesTests
{
    private readonly Somewhere at = new();

    [Fact]
    public void What_is_right_is_recorded() => Assert.Null(Check(Good()));

    [Fact]
    public void Only_the_customers_person_rates()
    {
        Assert.IsType<NotTheCustomersPerson>(Check(Good() with { RaterId = at.Seller.Id }));
        Assert.IsType<PersonUnknown>(Check(Good() with { RaterId = Guid.NewGuid() }));
        at.Member(at.Technicians, at.Storekeeper);
        Assert.IsType<ProvidersOwnPerson>(Check(Good() with { RaterId = at.Storekeeper.Id }));
    }

    [Fact]
    public void A_level_is_one_of_the_scale() =>
        Gen.Int[-10, 10].Sample(level => Assert.Equal(level is >= 1 and <= 5, Check(Good() with { Level = level }) is not LevelNotOnScale));

    [Fact]
    public void What_has_not_happened_is_not_rated_but_clocks_may_differ_a_little()
    {
        Assert.Null(Check(Good() with { At = Somewhere.Now + RatingRules.ClockTolerance }));
        Assert.IsType<RatedInTheFuture>(Check(Good() with { At = Somewhere.Now + RatingRules.ClockTolerance + TimeSpan.FromMilliseconds(1) }));
    }

    [Fact]
    public void A_day_without_the_link_or_in_a_closed_period_is_not_rated()
    {
        Assert.IsType<LinkMissing>(Check(Good() with { At = new DateTimeOffset(2024, 12, 31, 15, 59, 0, TimeSpan.Zero) }));
        Assert.Null(Check(Good() with { At = new DateTimeOffset(2024, 12, 31, 16, 0, 0, TimeSpan.Zero) }));
        at.Close("2025");
        Assert.IsType<RatingPeriodClosed>(Check(Good() with { At = Somewhere.Now.AddMonths(-5) }));
        Assert.Null(at.PartsSupply.Retire(Somewhere.Today));
        Assert.IsType<ServiceIsRetired>(Check(Good()));
        Assert.IsType<LinkUnknown>(Check(Good() with { LinkId = Guid.NewGuid() }));
    }

    [Fact]
    public void A_cause_goes_with_a_bad_and_a_bad_may_have_to_say_why()
    {
        Assert.IsType<CauseWithoutBad>(Check(Good() with { Cause = Cause.Misunderstanding }));
        Assert.IsType<CauseWithoutBad>(Check(Good() with { Level = 3, Cause = Cause.Misunderstanding }));
        Assert.Null(Check(Good() with { Level = 2, Cause = Cause.Misunderstanding }));
        var link = at.Link(at.Service("strict", at.Parts, 5, RatingMode.Open, commentRequired: true), at.Technicians);
        Assert.IsType<CommentMissing>(Check(Good() with { LinkId = link.Id, Level = 1, Comment = " " }));
        Assert.Null(Check(Good() with { LinkId = link.Id, Level = 1, Comment = "缺货" }));
        Assert.IsType<CommentTooLong>(Check(Good() with { Comment = new string('长', RatingRules.MaxCommentLength + 1) }));
    }

    [Theory]
    [InlineData("general/2026-03-25")]
    [InlineData("a\nb")]
    [InlineData(" ")]
    public void A_reference_cannot_pose_as_something_else(string reference) => Assert.IsType<ReferenceInvalid>(Check(Good() with { Reference = reference }));

    [Fact]
    public void The_service_says_whether_raters_are_hidden()
    {
        var choice = Good() with { LinkId = at.CoachingForTechnicians.Id };
        var hidden = Good() with { LinkId = at.PromisesForAfterSales.Id, Level = 2 };
        Assert.IsType<SealedNotOffered>(Check(Good() with { Sealed = true }));
        Assert.IsType<OpenNotOffered>(Check(hidden with { Sealed = false }));
        Assert.True(RatingRules.IsSealed(hidden, at.Promises));
        Assert.True(RatingRules.IsSealed(choice with { Sealed = true }, at.Coaching));
        Assert.False(RatingRules.IsSealed(choice, at.Coaching));
        Assert.False(RatingRules.IsSealed(Good(), at.PartsSupply));
    }

    [Fact]
    public void An_occasion_gives_its_reference_back() =>
        Gen.String[Gen.Char.AlphaNumeric, 1, Occasion.MaxReferenceLength].Sample(reference =>
            Assert.Equal(reference, Occasion.Reference(Occasion.Of($" {reference} ", Somewhere.Today))));

    private Refusal? Check(RatingDraft draft) => RatingRules.Check(draft, at.Chain, Somewhere.Now);

    private RatingDraft Good() => new() { LinkId = at.PartsForTechnicians.Id, RaterId = at.Technician.Id, Level = 4, At = Somewhere.Now };

    [Theory]
    [InlineData(true, 1, 2, true)]
    [InlineData(true, 2, 3, false)]
    [InlineData(true, 4, 1, false)]
    [InlineData(false, 1, 1, false)]
    public void A_tap_leaves_the_words_of_a_bad_and_nothing_else_does(bool isTap, int stood, int level, bool stays)
    {
        var draft = new RatingDraft { LinkId = Guid.NewGuid(), RaterId = Guid.NewGuid(), Level = level, At = Somewhere.Now, IsTap = isTap };
        var over = draft.Over(5, stood, Cause.NothingAgreed, "等了两周");
        Assert.Equal(stays ? (Cause.NothingAgreed, "等了两周") : (null, null), (over.Cause, over.Comment));
        Assert.Equal(level, over.Level);
    }
}
