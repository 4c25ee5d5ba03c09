using CsCheck;
using Entente.Domain.Appraisals;
using Entente.Domain.Goals;
using Entente.Domain.Readiness;
using Entente.Domain.Scorecards;

namespace Entente.Domain.Tests.Appraisals;

public sealed class AppraisalRuleTests
{
    private static readonly Gen<GoalFact> AnyGoal = Gen.Select(
        Gen.Enum<GoalState>(), Gen.Bool, Gen.Frequency((1, Gen.Const((double?)null)), (4, Gen.Double[0, 1].Select(share => (double?)share))),
        Gen.Frequency((1, Gen.Const((int?)null)), (3, Gen.Int[0, 100].Select(points => (int?)points))),
        (state, jointly, share, points) => Goal(share, points, jointly, state));

    private static readonly Gen<LinkFact> AnyLink = Gen.Select(
        Gen.Enum<Verdict>(), Gen.Enum<ReadinessGap>().Array[0, 2], Gen.Bool, (verdict, missing, waived) => Link(verdict, missing, missing.Length > 0 && waived ? "新设部门" : null));

    internal static readonly Gen<SheetFacts> AnyFacts = Gen.Select(
        Gen.Int[1, 99], Gen.Int[0, 100], Gen.Int[0, 100], AnyGoal.Array[0, 6], AnyLink.Array[0, 12],
        (weight, management, service, goals, links) => new SheetFacts { Terms = new AppraisalTerms(weight, management, service), Goals = goals, Links = links });

    private static readonly Gen<decimal?> Perhaps = Gen.Frequency((1, Gen.Const((decimal?)null)), (1, Gen.Int[0, 1000].Select(tenths => (decimal?)tenths / 10)));

    internal static GoalFact Goal(double? share, int? points, bool jointly = true, GoalState state = GoalState.Verified) => new()
    {
        GoalId = Guid.CreateVersion7(),
        Title = "三名合格技工六月到岗",
        Period = "2026-06",
        State = state,
        Jointly = jointly,
        Share = share,
        Verdict = points is { } p ? new SuperiorVerdict(p, "基本达到。", Guid.NewGuid(), Somewhere.Now) : null,
    };

    internal static LinkFact Link(Verdict verdict, IReadOnlyList<ReadinessGap>? missing = null, string? waiver = null) => new()
    {
        LinkId = Guid.CreateVersion7(),
        Service = "报销",
        Customer = "销售部",
        Verdict = verdict,
        Missing = missing ?? [],
        WaiverReason = waiver,
    };

    private static SheetFacts Facts(IReadOnlyList<GoalFact> goals, params IReadOnlyList<LinkFact> links) => new() { Terms = new AppraisalTerms(), Goals = goals, Links = links };

    [Fact]
    public void Goals_and_links_are_half_of_the_customers_part_each()
    {
        var figures = AppraisalRule.Of(Facts([Goal(2.0 / 3, 80), Goal(1, 90)], Link(Verdict.Satisfied), Link(Verdict.Recovered), Link(Verdict.Dissatisfied), Link(Verdict.NoAnswer)));
        // G = 5/6, S = 2/3: 100 x (5/12 + 4/12) = 75.
        Assert.Equal(new SheetFigures(83.3m, 66.7m, 75m, 85m, 85m, 80m, Duty.Fulfilled), figures);
    }

    [Fact]
    public void Whichever_alone_exists_is_the_whole_part()
    {
        Assert.Equal(66.7m, AppraisalRule.Of(Facts([Goal(2.0 / 3, 80)])).Service);
        Assert.Equal(33.3m, AppraisalRule.Of(Facts([], Link(Verdict.Satisfied), Link(Verdict.Dissatisfied), Link(Verdict.Dissatisfied))).Service);
    }

    [Fact]
    public void Fewer_than_three_answered_links_and_no_verified_goal_are_not_appraised()
    {
        var few = AppraisalRule.Of(Facts([Goal(1, 95, jointly: false), Goal(1, 95, state: GoalState.Reported)], Link(Verdict.Satisfied), Link(Verdict.Satisfied), Link(Verdict.NoAnswer), Link(Verdict.Satisfied, [ReadinessGap.Dialogue])));
        Assert.Equal((null, 95m, null, Duty.NotAppraised), (few.Service, few.Management, few.Total, few.Duty));
        Assert.Equal(100m, AppraisalRule.Of(Facts([], Link(Verdict.Satisfied), Link(Verdict.Satisfied), Link(Verdict.Satisfied, [ReadinessGap.Dialogue], "新设部门"))).Service);
    }

    [Fact]
    public void A_content_superior_does_not_make_up_for_dissatisfied_customers()
    {
        var figures = AppraisalRule.Of(Facts([Goal(null, 100, state: GoalState.Active)], Link(Verdict.Satisfied), Link(Verdict.Dissatisfied), Link(Verdict.Dissatisfied)));
        Assert.Equal((100m, 33.3m, 66.7m, Duty.NotFulfilled), (figures.Management, figures.Service, figures.Total, figures.Duty));
    }

    [Fact]
    public void What_is_printed_is_what_counts() =>
        Assert.Equal(Duty.Fulfilled, AppraisalRule.Of(Facts([Goal(0.59951, 60)])).Duty);

    [Fact]
    public void Duty_is_never_fulfilled_with_a_part_that_failed_or_is_missing() =>
        Gen.Select(AnyFacts, Perhaps, Perhaps, Perhaps).Sample((facts, calibrated, management, service) =>
        {
            var figures = AppraisalRule.Of(facts, calibrated, management, service);
            var failed = figures.Management < facts.Terms.ManagementPass || figures.Service < facts.Terms.ServicePass || figures.Management is null || figures.Service is null;
            Assert.False(failed && figures.Duty is Duty.Fulfilled);
            Assert.Equal(figures.Duty is Duty.Fulfilled, !failed);
        });

    [Fact]
    public void Nothing_invents_a_part_that_could_not_be_appraised() =>
        Gen.Select(AnyFacts, Perhaps, Perhaps, Perhaps).Sample((facts, calibrated, management, service) =>
        {
            var (plain, changed) = (AppraisalRule.Of(facts), AppraisalRule.Of(facts, calibrated, management, service));
            Assert.Equal(plain.Management is null, changed.Management is null);
            Assert.Equal(plain.Service is null, changed.Service is null);
            Assert.Equal(changed.Total is null, changed.Management is null || changed.Service is null);
        });

    [Fact]
    public void Ratings_of_links_that_are_not_ready_change_no_appraisal() =>
        Gen.Select(AnyFacts, Gen.Select(Gen.Enum<Verdict>(), Gen.Enum<ReadinessGap>()).Array[1, 12]).Sample((facts, unready) =>
        {
            var more = facts with { Links = [.. facts.Links, .. unready.Select(link => Link(link.Item1, [link.Item2]))] };
            Assert.Equal(AppraisalRule.Of(facts), AppraisalRule.Of(more));
        });

    [Fact]
    public void Figures_stay_between_nothing_and_one_hundred() =>
        AnyFacts.Sample(facts =>
        {
            var figures = AppraisalRule.Of(facts);
            Assert.All(new[] { figures.Goals, figures.Links, figures.Service, figures.ComputedManagement, figures.Management, figures.Total }.OfType<decimal>(), points => Assert.InRange(points, 0, 100));
        });
}
