using CsCheck;
using Entente.Domain.Appraisals;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Ratings.Releases;

namespace Entente.Domain.Tests.Organization;

public sealed class UnitMoveTests
{
    private static readonly Gen<int[]> AnyTree = Gen.Int[0, 30].Array[1, 10];
    private static readonly DateOnly First = Somewhere.Today.AddDays(-40);

    private readonly Somewhere at = new();

    /// <summary>Against a book of who was where at the end of each day, kept apart from the rule.</summary>
    [Fact]
    public void Every_day_finds_the_units_where_they_stood() =>
        Gen.Select(AnyTree, Gen.Select(Gen.Int[0, 30], Gen.Int[0, 30], Gen.Int[0, 40]).Array[0, 12]).Sample((parents, wishes) =>
        {
            var units = Units(parents);
            var moves = new List<UnitMove>();
            var book = Enumerable.Range(0, 41).ToDictionary(First.AddDays, _ => units.ToDictionary(unit => unit.Id, unit => unit.ParentId));
            foreach (var (which, where, days) in wishes)
            {
                var (unit, parent, day) = (units[which % units.Count], units[where % units.Count], First.AddDays(days));
                var moved = unit.MoveTo(Guid.CreateVersion7(), parent, day, Somewhere.Today, DirectoryOf(units, moves));
                if (moved.IsRefused)
                    continue;
                moves.Add(moved.Value);
                foreach (var since in book.Where(page => page.Key >= day))
                    since.Value[unit.Id] = parent.Id;
            }

            var directory = DirectoryOf(units, moves);
            foreach (var (day, page) in book)
            {
                foreach (var unit in units)
                {
                    var path = directory.PathTo(unit.Id, day).Select(step => step.Id).ToList();
                    Assert.Equal(Upwards(page, unit.Id), path);
                    Assert.Equal(units.Where(inside => Upwards(page, inside.Id).Contains(unit.Id)).Select(inside => inside.Id).Order(), directory.Subtree(unit.Id, day).Select(part => part.Id).Order());
                    Assert.Superset(path.ToHashSet(), directory.EverAround(unit.Id, day, Somewhere.Today).ToHashSet());
                    Assert.Superset(directory.Subtree(unit.Id, day).Select(part => part.Id).ToHashSet(), directory.EverInside(unit.Id, day, Somewhere.Today).ToHashSet());
                }
            }
        });

    [Fact]
    public void What_counts_for_days_before_finds_a_unit_where_it_was()
    {
        Move(at.Parts, at.Sales, Somewhere.Today);
        var (before, chain) = (Somewhere.Today.AddDays(-1), at.Chain);
        Assert.Equal((at.AfterSalesManager.Id, at.SalesManager.Id), (chain.Directory.SuperiorOf(at.Parts.Id, before)!.Id, chain.Directory.SuperiorOf(at.Parts.Id, Somewhere.Today)!.Id));
        Assert.True(chain.Directory.BelongsTo(at.Storekeeper.Id, at.AfterSales.Id, before));
        Assert.False(chain.Directory.BelongsTo(at.Storekeeper.Id, at.AfterSales.Id, Somewhere.Today));
        Assert.True(chain.Directory.AnswersFor(at.AfterSalesManager.Id, at.Parts.Id, before));
        Assert.False(chain.Directory.AnswersFor(at.AfterSalesManager.Id, at.Parts.Id, Somewhere.Today));
        Assert.Contains(at.PartsForTechnicians, chain.LinksProvidedBy(at.AfterSales.Id, before));
        Assert.DoesNotContain(at.PartsForTechnicians, chain.LinksProvidedBy(at.AfterSales.Id));
        Assert.Contains(chain.Directory.MembersOf(at.AfterSales.Id, before), member => member.Id == at.Storekeeper.Id);
        // Whoever was there on a day of the time might have answered in it.
        Assert.Contains(at.Storekeeper.Id, Eligibility.Of(chain, at.PromisesForAfterSales, before, Somewhere.Today));
        Assert.DoesNotContain(at.Storekeeper.Id, Eligibility.Of(chain, at.PromisesForAfterSales, Somewhere.Today, Somewhere.Today));
    }

    [Fact]
    public void A_unit_is_moved_from_a_day_that_has_come_is_open_and_not_before_its_last_move()
    {
        at.Close("2025-Q4");
        Assert.IsType<UnitMoveDayWrong>(Wish(at.Parts, at.Sales, Somewhere.Today.AddDays(1)).Refusal);
        // Nothing that is closed moves: not the period itself, and none of those before.
        foreach (var day in new[] { new DateOnly(2025, 12, 31), new DateOnly(2025, 8, 1), DateOnly.MinValue, DateOnly.MaxValue })
            Assert.Equal(new UnitMoveDayWrong(at.Parts.Name, new DateOnly(2026, 1, 1), Somewhere.Today), Wish(at.Parts, at.Sales, day).Refusal);
        Move(at.Parts, at.Sales, Somewhere.Today);
        Assert.IsType<UnitMoveDayWrong>(Wish(at.Parts, at.Finance, Somewhere.Today.AddDays(-1)).Refusal);
        Move(at.Parts, at.Finance, Somewhere.Today);
        Assert.Equal([at.AfterSales.Id, at.Finance.Id], [at.Directory.ParentOf(at.Parts.Id, Somewhere.Today.AddDays(-1))!.Id, at.Directory.ParentOf(at.Parts.Id, Somewhere.Today)!.Id]);
    }

    [Fact]
    public void No_day_since_may_find_a_unit_inside_itself()
    {
        var yesterday = Somewhere.Today.AddDays(-1);
        Move(at.Technicians, at.Parts, yesterday);
        Move(at.Technicians, at.Sales, Somewhere.Today);
        Assert.IsType<UnitWouldContainItself>(Wish(at.Parts, at.Technicians, yesterday).Refusal);
        Move(at.Parts, at.Technicians, Somewhere.Today);
    }

    /// <summary>As an older version of the program leaves it, which moves units without saying so.</summary>
    [Fact]
    public void Moves_that_make_no_tree_count_for_nothing()
    {
        var units = Units([0, 1]);
        var noted = Somewhere.Agreed(units[2].MoveTo(Guid.CreateVersion7(), units[0], Somewhere.Today, Somewhere.Today, DirectoryOf(units, [])));
        _ = Somewhere.Agreed(units[1].MoveTo(Guid.CreateVersion7(), units[2], Somewhere.Today, Somewhere.Today, DirectoryOf(units, [noted])));
        var directory = DirectoryOf(units, [noted]);
        Assert.Equal([units[0].Id, units[2].Id, units[1].Id], directory.PathTo(units[1].Id, Somewhere.Today.AddDays(-1)).Select(step => step.Id));
    }

    [Fact]
    public void A_unit_that_came_after_the_period_gets_no_sheet()
    {
        var quarter = Period.Parse("2025-Q4");
        var late = at.Unit("late", at.Sales);
        at.Member(late, at.Seller, quarter.End.AddDays(1));
        Assert.DoesNotContain(late, AppraisalCycle.UnitsOf(at.Chain, quarter, Somewhere.Today));
        Assert.Contains(late, AppraisalCycle.UnitsOf(at.Chain, Period.Parse("2026-Q1"), Somewhere.Today));
        Assert.Contains(at.Parts, AppraisalCycle.UnitsOf(at.Chain, quarter, Somewhere.Today));
    }

    private static List<Guid> Upwards(Dictionary<Guid, Guid?> page, Guid unit)
    {
        var path = new List<Guid>();
        for (Guid? step = unit; step is { } id; step = page[id])
            path.Insert(0, id);
        return path;
    }

    private static List<Unit> Units(int[] parents)
    {
        var units = new List<Unit> { Somewhere.Agreed(Unit.Create(Guid.CreateVersion7(), "u", "u", null, null)) };
        foreach (var parent in parents)
            units.Add(Somewhere.Agreed(Unit.Create(Guid.CreateVersion7(), $"u{units.Count}", "u", null, units[parent % units.Count])));
        return units;
    }

    private static CompanyDirectory DirectoryOf(List<Unit> units, IReadOnlyCollection<UnitMove> moves) =>
        new(Company.Found("Asia/Shanghai", false), units, moves, [], [], [], [], []);

    private Outcome<UnitMove> Wish(Unit unit, Unit parent, DateOnly day) => unit.MoveTo(Guid.CreateVersion7(), parent, day, Somewhere.Today, at.Directory);

    private void Move(Unit unit, Unit parent, DateOnly day) => at.Note(Somewhere.Agreed(Wish(unit, parent, day)));
}
