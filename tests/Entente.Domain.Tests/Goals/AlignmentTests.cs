using Entente.Domain.Goals;
using Entente.Domain.Kernel;
using Entente.Domain.Needs;
using Entente.Domain.Organization;

namespace Entente.Domain.Tests.Goals;

/// <summary>Goals that serve nobody or support nothing, and needs that nobody answers, are gaps.</summary>
public sealed class AlignmentTests
{
    private readonly Somewhere place = new();

    [Fact]
    public void A_goal_is_aligned_when_it_serves_another_and_supports_something()
    {
        var need = Need();
        Assert.True(IsAligned(Goal(place.Parts, [place.Technicians], need)));
        Assert.False(IsAligned(Goal(place.Parts, [place.Technicians], null)));
        Assert.False(IsAligned(Goal(place.Parts, [], need)));
        Assert.True(IsAligned(Goal(place.Root, [place.Technicians], null)));
    }

    [Fact]
    public void A_need_is_answered_by_a_goal_that_was_proposed_or_by_a_plan_and_what_was_declined_is_no_gap()
    {
        var (supported, drafted, planned, declined, open) = (Need(), Need(), Need(), Need(), Need());
        var proposed = Goal(place.Parts, [place.Technicians], supported);
        Assert.Null(proposed.Propose());
        var by = place.AfterSalesManager.Id;
        Assert.Null(planned.Discuss(by, Somewhere.Now, null) ?? planned.Accept(by, Somewhere.Now, null) ?? planned.Plan(null, "每天盘点。", by, Somewhere.Now));
        Assert.Null(declined.Decline(by, Somewhere.Now, "人手不够"));

        var map = Alignment.Of(place.Directory, [proposed, Goal(place.Parts, [place.Technicians], drafted)], [supported, drafted, planned, declined, open]);
        Assert.Equal([drafted.Id, open.Id], map.Unanswered.Select(need => need.Id));
        Assert.Equal([proposed.Id], map.Goals.Select(goal => goal.Id));
        Assert.Empty(map.Unaligned);
        Assert.Equal(new Alignment.Coverage(place.Parts, 1, 1, 4, 2), Assert.Single(map.Units));
    }

    [Fact]
    public void A_goal_for_a_need_that_was_merged_answers_the_one_it_was_merged_into()
    {
        var (kept, duplicate, twice) = (Need(), Need(), Need());
        var goal = Goal(place.Parts, [place.Technicians], twice);
        Assert.Null(goal.Propose());
        Assert.Null(duplicate.Merge(twice, place.AfterSalesManager.Id, Somewhere.Now) ?? kept.Merge(duplicate, place.AfterSalesManager.Id, Somewhere.Now));
        var map = Alignment.Of(place.Directory, [goal], [kept, duplicate, twice]);
        Assert.Empty(map.Unanswered);
        Assert.Equal([kept], map.Needs);
        Assert.Equal(kept, map.NeedOf(twice.Id));
        Assert.Null(map.NeedOf(Guid.NewGuid()));
        Assert.Equal(new Alignment.Coverage(place.Parts, 1, 1, 1, 1), Assert.Single(map.Units));
    }

    [Fact]
    public void Of_one_period_only_its_goals_count_and_needs_are_answered_by_all()
    {
        var need = Need();
        var goal = Goal(place.Parts, [place.Technicians], need);
        Assert.Null(goal.Propose());
        Assert.Equal([goal], Of("2026-06").Goals);
        Assert.Equal([goal], Of("2026").Goals);
        Assert.Empty(Of("2026-Q3").Goals);
        Assert.Empty(Of("2026-Q3").Unanswered);
        Alignment Of(string period) => Alignment.Of(place.Directory, [goal], [need], Period.Parse(period));
    }

    [Fact]
    public void A_need_whose_goal_was_given_up_is_a_gap_again()
    {
        var need = Need();
        var goal = Goal(place.Parts, [place.Technicians], need);
        Assert.Null(goal.Propose());
        Assert.Null(need.PlanWith(goal.Id, place.AfterSalesManager.Id, Somewhere.Now));
        Assert.Empty(Alignment.Of(place.Directory, [goal], [need]).Unanswered);
        Assert.Null(goal.Drop("项目取消。"));
        Assert.Equal([need], Alignment.Of(place.Directory, [goal], [need]).Unanswered);
    }

    private bool IsAligned(Goal goal) => Alignment.IsAligned(goal, place.Directory);

    private Need Need() => Somewhere.Agreed(Domain.Needs.Need.Raise(
        Guid.CreateVersion7(), place.Chain, new NeedDraft(place.Technicians.Id, place.Parts.Id, "急件先打电话", null, null, NeedOrigin.Direct, null), place.Technician.Id, Somewhere.Now));

    private static Goal Goal(Unit owner, IEnumerable<Unit> serves, Need? supports) => Somewhere.Agreed(Domain.Goals.Goal.Create(Guid.CreateVersion7(), owner.Id, new GoalBody
    {
        Title = "常用件当天到工位",
        Period = "2026-Q2",
        Serves = [.. serves.Select(unit => unit.Id)],
        Supports = supports is null ? [] : [new Support(SupportKind.Need, supports.Id)],
        Criteria = [new Criterion { Number = 1, Measure = "当天到位", Unit = "%", Comparison = Comparison.AtLeast, Target = 95, Deadline = new DateOnly(2026, 6, 30), Weight = 100, MeasuredBy = "技师", Evidence = "领料记录" }],
    }, Somewhere.Now, Guid.NewGuid()));
}
