using CsCheck;
using Entente.Domain.Calendar;
using Entente.Domain.Kernel;
using Entente.Domain.Needs;

namespace Entente.Domain.Tests.Needs;

public sealed class NeedTests
{
    /// <summary>domain.md, written out again by hand: every step there is. The way back from a refusal exists once.</summary>
    private static readonly (NeedState From, NeedState To)[] Steps =
    [
        (NeedState.Raised, NeedState.InDiscussion), (NeedState.Raised, NeedState.Declined),
        (NeedState.InDiscussion, NeedState.Accepted), (NeedState.InDiscussion, NeedState.Declined),
        (NeedState.Accepted, NeedState.Planned), (NeedState.Planned, NeedState.Delivered), (NeedState.Delivered, NeedState.Confirmed),
        (NeedState.Declined, NeedState.InDiscussion),
    ];

    private readonly Somewhere at = new();

    [Fact]
    public void No_walk_leaves_the_steps_of_the_domain() =>
        Gen.Int[0, 7].Array[0, 40].Sample(verbs =>
        {
            var need = Raised();
            var answers = 0;
            foreach (var verb in verbs)
            {
                var (state, version, history) = (need.State, need.Version, need.History);
                var refusal = Act(need, verb);
                if (refusal is not null)
                {
                    Assert.Equal((state, version), (need.State, need.Version));
                    Assert.Same(history, need.History);
                    continue;
                }

                Assert.Contains((state, need.State), Steps);
                answers += state is NeedState.Declined ? 1 : 0;
                Assert.Equal(version + 1, need.Version);
                Assert.Equal([.. history, new NeedEvent(need.State, Actor(verb), Somewhere.Now, Words(verb))], need.History);
            }

            Assert.True(answers <= 1);
            Assert.Equal(answers is 1, need.RefusalAnswered);
        });

    [Fact]
    public void What_is_said_to_be_possible_is_possible_and_nothing_else() =>
        Gen.Int[0, 7].Array[0, 12].Sample(verbs =>
        {
            var reached = Enumerable.Range(0, 8).Select(last =>
            {
                var need = Raised();
                foreach (var verb in verbs)
                    _ = Act(need, verb);
                var allowed = need.Allowed;
                return (allowed, To: Act(need, last) is null ? need.State : (NeedState?)null);
            }).ToList();
            Assert.Equal(reached[0].allowed.Order(), reached.Where(step => step.To is not null).Select(step => step.To!.Value).Distinct().Order());
        });

    [Fact]
    public void A_refusal_needs_a_reason_and_is_answered_once_with_words()
    {
        var need = Raised();
        Assert.IsType<NeedWordsInvalid>(need.Decline(at.FinanceManager.Id, Somewhere.Now, "  "));
        Assert.IsType<NeedStepIllegal>(need.AnswerRefusal(at.Seller.Id, null, Somewhere.Now, "请再考虑"));
        Assert.Null(need.Decline(at.FinanceManager.Id, Somewhere.Now, "本季度没有人手"));
        Assert.IsType<NeedStepIllegal>(need.Discuss(at.FinanceManager.Id, Somewhere.Now, null));
        Assert.IsType<NeedWordsInvalid>(need.AnswerRefusal(at.Seller.Id, at.Director.Id, Somewhere.Now, null));
        Assert.Null(need.AnswerRefusal(at.Seller.Id, at.Director.Id, Somewhere.Now, "客户月底要结算"));
        Assert.Equal((NeedState.InDiscussion, at.Director.Id), (need.State, need.SuperiorBroughtIn));
        Assert.Null(need.Decline(at.FinanceManager.Id, Somewhere.Now, "仍然没有人手"));
        Assert.IsType<NeedAnsweredAlready>(need.AnswerRefusal(at.Seller.Id, at.Director.Id, Somewhere.Now, "再议"));
        Assert.Empty(need.Allowed);
    }

    [Fact]
    public void A_plan_is_a_goal_or_words()
    {
        var (need, goal) = (Raised(), Guid.CreateVersion7());
        Assert.Null(need.Discuss(at.FinanceManager.Id, Somewhere.Now, null));
        Assert.Null(need.Accept(at.FinanceManager.Id, Somewhere.Now, null));
        Assert.IsType<NeedPlanMissing>(need.Plan(null, " ", at.FinanceManager.Id, Somewhere.Now));
        Assert.Null(need.Plan(goal, null, at.FinanceManager.Id, Somewhere.Now));
        Assert.Equal(goal, need.GoalId);
    }

    [Fact]
    public void A_goal_that_everybody_signed_plans_a_need_with_every_step_that_was_missing_and_none_that_was_settled()
    {
        var goal = Guid.CreateVersion7();
        foreach (var taken in new[] { 0, 1, 2 })
        {
            var need = Raised();
            Assert.All(Enumerable.Range(0, taken), verb => Assert.Null(Act(need, verb)));
            Assert.Null(need.PlanWith(goal, at.FinanceManager.Id, Somewhere.Now));
            Assert.Equal((NeedState.Planned, goal), (need.State, need.GoalId));
            Assert.Equal([NeedState.Raised, NeedState.InDiscussion, NeedState.Accepted, NeedState.Planned], need.History.Select(step => step.State));
            Assert.IsType<NeedStepIllegal>(need.PlanWith(goal, at.FinanceManager.Id, Somewhere.Now));
            var next = Guid.CreateVersion7();
            Assert.IsType<NeedStepIllegal>(need.PlanWith(next, at.FinanceManager.Id, Somewhere.Now, Guid.CreateVersion7()));
            Assert.Null(need.PlanWith(next, at.FinanceManager.Id, Somewhere.Now, goal));
            Assert.Equal((NeedState.Planned, next), (need.State, need.GoalId));
        }

        var declined = Raised();
        Assert.Null(declined.Decline(at.FinanceManager.Id, Somewhere.Now, "没有编制"));
        Assert.IsType<NeedStepIllegal>(declined.PlanWith(goal, at.FinanceManager.Id, Somewhere.Now));
        var (kept, duplicate) = (Raised(), Raised());
        Assert.Null(kept.Merge(duplicate, at.FinanceManager.Id, Somewhere.Now));
        Assert.IsType<NeedIsMerged>(duplicate.PlanWith(goal, at.FinanceManager.Id, Somewhere.Now));
    }

    [Fact]
    public void Merging_keeps_every_raiser_and_stops_the_duplicate()
    {
        var (need, duplicate) = (Raised(), Raised(new NeedDraft(at.AfterSales.Id, at.Finance.Id, "报销要快", null, null, NeedOrigin.Direct, null), at.Technician.Id));
        Assert.IsType<NeedsDoNotMerge>(need.Merge(need, at.FinanceManager.Id, Somewhere.Now));
        Assert.IsType<NeedsDoNotMerge>(need.Merge(Raised(new NeedDraft(at.Sales.Id, at.Parts.Id, "备件", null, null, NeedOrigin.Direct, null), at.Seller.Id), at.FinanceManager.Id, Somewhere.Now));
        Assert.Null(need.Merge(duplicate, at.FinanceManager.Id, Somewhere.Now));
        Assert.Equal([at.Seller.Id, at.Technician.Id], need.Raisers.Select(raiser => raiser.PersonId));
        Assert.Equal((duplicate.Id, at.FinanceManager.Id), (need.History[^1].MergedWith, need.History[^1].By));
        Assert.Equal(need.Id, duplicate.History[^1].MergedWith);
        Assert.IsType<NeedIsMerged>(duplicate.Discuss(at.FinanceManager.Id, Somewhere.Now, null));
        Assert.IsType<NeedIsMerged>(duplicate.AnswerRefusal(at.Technician.Id, null, Somewhere.Now, "请再考虑"));
        Assert.IsType<NeedsDoNotMerge>(need.Merge(duplicate, at.FinanceManager.Id, Somewhere.Now));
        Assert.Empty(duplicate.Allowed);
    }

    [Fact]
    public void After_ten_working_days_without_answer_or_plan_a_need_is_silent()
    {
        var calendar = new WorkCalendar(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), WorkWeek.Usual(), []);
        var need = Raised();
        var due = Somewhere.Now.AddDays(14); // two weekends, so ten working days
        Assert.Equal(due, need.DueAt(calendar));
        Assert.False(need.IsSilent(calendar, due));
        Assert.True(need.IsSilent(calendar, due.AddSeconds(1)));
        Assert.Null(need.Discuss(at.FinanceManager.Id, Somewhere.Now, null));
        Assert.False(need.IsSilent(calendar, due.AddYears(1)));
        Assert.Null(need.Accept(at.FinanceManager.Id, due, null));
        Assert.True(need.IsSilent(calendar, due.AddDays(15)));
        Assert.Null(need.Plan(null, "四月起每日付款", at.FinanceManager.Id, due));
        Assert.False(need.IsSilent(calendar, due.AddYears(1)));
    }

    [Fact]
    public void A_need_goes_upwards_downwards_or_sideways()
    {
        Assert.Equal(NeedDirection.Sideways, Raised().Direction);
        Assert.Equal(NeedDirection.Upwards, Raised(Draft(at.Parts.Id, at.AfterSales.Id), at.Storekeeper.Id).Direction);
        Assert.Equal(NeedDirection.Upwards, Raised(Draft(at.Parts.Id, at.Parts.Id), at.Storekeeper.Id).Direction);
        Assert.Equal(NeedDirection.Downwards, Raised(Draft(at.AfterSales.Id, at.Parts.Id), at.AfterSalesManager.Id).Direction);
    }

    [Fact]
    public void A_need_without_title_origin_or_fitting_link_is_not_raised()
    {
        Assert.IsType<NameInvalid>(Refused(Draft(at.Sales.Id, at.Finance.Id) with { Title = " " }));
        Assert.IsType<NeedWordsInvalid>(Refused(Draft(at.Sales.Id, at.Finance.Id) with { Text = new string('长', Need.MaxWordsLength + 1) }));
        Assert.IsType<NeedOriginInvalid>(Refused(Draft(at.Sales.Id, at.Finance.Id) with { Origin = NeedOrigin.Meeting }));
        Assert.IsType<NeedOriginInvalid>(Refused(Draft(at.Sales.Id, at.Finance.Id) with { OriginId = Guid.CreateVersion7() }));
        Assert.IsType<NeedSidesInvalid>(Refused(Draft(at.Sales.Id, Guid.CreateVersion7())));
        Assert.IsType<NeedSidesInvalid>(Refused(Draft(at.Sales.Id, at.Finance.Id) with { LinkId = at.ReimbursementForAfterSales.Id }));
        Assert.Equal(at.ReimbursementForAfterSales.Id, Raised(Draft(at.Technicians.Id, at.Finance.Id) with { LinkId = at.ReimbursementForAfterSales.Id }, at.Technician.Id).LinkId);
    }

    private static string? Words(int verb) => verb is 0 ? null : $"第 {verb} 步";

    private static NeedDraft Draft(Guid raiser, Guid provider) => new(raiser, provider, "报销三日内到账", "现在平均九天。", null, NeedOrigin.Direct, null);

    private Refusal? Refused(NeedDraft draft) => Need.Raise(Guid.CreateVersion7(), at.Chain, draft, at.Seller.Id, Somewhere.Now).Refusal;

    private Need Raised(NeedDraft? draft = null, Guid? by = null) =>
        Somewhere.Agreed(Need.Raise(Guid.CreateVersion7(), at.Chain, draft ?? Draft(at.Sales.Id, at.Finance.Id), by ?? at.Seller.Id, Somewhere.Now));

    private Guid Actor(int verb) => verb is 5 or 6 ? at.Seller.Id : at.FinanceManager.Id;

    private Refusal? Act(Need need, int verb) => verb switch
    {
        0 => need.Discuss(Actor(verb), Somewhere.Now, Words(verb)),
        1 => need.Accept(Actor(verb), Somewhere.Now, Words(verb)),
        2 => need.Plan(null, Words(verb), Actor(verb), Somewhere.Now),
        3 => need.Deliver(Actor(verb), Somewhere.Now, Words(verb)),
        4 => need.Decline(Actor(verb), Somewhere.Now, Words(verb)),
        5 => need.Confirm(Actor(verb), Somewhere.Now, Words(verb)),
        6 => need.AnswerRefusal(Actor(verb), at.Director.Id, Somewhere.Now, Words(verb)),
        _ => need.Plan(null, null, Actor(verb), Somewhere.Now),
    };
}
