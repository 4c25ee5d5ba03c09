using CsCheck;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;

namespace Entente.Domain.Tests.Organization;

public sealed class CompanyDirectoryTests
{
    /// <summary>A tree: each unit's parent is one of those before it.</summary>
    private static readonly Gen<int[]> AnyTree = Gen.Int[0, 1_000_000].Array[0, 30];

    private readonly Somewhere at = new();

    [Theory]
    [InlineData("2025-11", "2025-Q4")]
    [InlineData("2026-02", "2026")]
    [InlineData("2026-Q1", "2026")]
    [InlineData("2026", null)]
    [InlineData("2025-Q4", null)]
    [InlineData("2025-09", null)]
    public void The_longest_closed_period_around_another_is_the_one_to_open_again(string period, string? around)
    {
        var closed = new[] { "2025-11", "2025-Q4", "2026-Q1", "2026" }.Select(Period.Parse)
            .Select(over => ClosedPeriod.Close(Guid.NewGuid(), over, over.End.AddDays(1), DateTimeOffset.UnixEpoch, null).Value!).ToList();
        var directory = new CompanyDirectory(Company.Found("Asia/Shanghai", false), [], [], [], [], [], [], closed);
        Assert.Equal(around, directory.ClosedAround(Period.Parse(period))?.ToString());
    }

    [Fact]
    public void Inside_path_and_subtree_tell_the_same_story() =>
        AnyTree.Sample(parents =>
        {
            var (directory, units) = Grow(parents);
            foreach (var unit in units)
            {
                var path = directory.PathTo(unit.Id).Select(step => step.Id).ToList();
                Assert.Equal(directory.Root!.Id, path[0]);
                Assert.Equal(unit.Id, path[^1]);
                foreach (var whole in units)
                {
                    Assert.Equal(path.Contains(whole.Id), directory.IsInside(unit.Id, whole.Id));
                    Assert.Equal(path.Contains(whole.Id), directory.Subtree(whole.Id).Any(part => part.Id == unit.Id));
                }
            }
        });

    [Fact]
    public void A_unit_moves_anywhere_but_into_itself() =>
        Gen.Select(AnyTree, Gen.Int[0, 30], Gen.Int[0, 30]).Sample((parents, which, where) =>
        {
            var (directory, units) = Grow(parents);
            var (unit, parent) = (units[which % units.Count], units[where % units.Count]);
            var refusal = unit.MoveTo(Guid.CreateVersion7(), parent, Somewhere.Today, Somewhere.Today, directory).Refusal;
            if (unit == units[0])
                Assert.IsType<RootStays>(refusal);
            else if (directory.IsInside(parent.Id, unit.Id))
                Assert.IsType<UnitWouldContainItself>(refusal);
            else
                Assert.Null(refusal);
        });

    [Fact]
    public void The_superior_is_the_manager_of_the_nearest_unit_above_that_has_one()
    {
        Assert.Equal(at.AfterSalesManager.Id, at.Directory.SuperiorOf(at.Technicians.Id, Somewhere.Today)?.Id);
        Assert.Null(at.TermOf(at.AfterSales).End(Somewhere.Today.AddDays(-1)));
        Assert.Equal(at.Director.Id, at.Directory.SuperiorOf(at.Technicians.Id, Somewhere.Today)?.Id);
        Assert.Equal(at.AfterSalesManager.Id, at.Directory.SuperiorOf(at.Technicians.Id, Somewhere.Today.AddDays(-1))?.Id);
        Assert.Null(at.Directory.SuperiorOf(at.Root.Id, Somewhere.Today));
    }

    [Fact]
    public void Who_answers_for_a_unit_is_the_same_asked_from_either_end() =>
        Gen.Select(AnyTree, Gen.Int[0, 30].Array[0, 8]).Sample((parents, managed) =>
        {
            var (_, units) = Grow(parents);
            var people = units.ConvertAll(unit => Somewhere.Agreed(Person.Create(Guid.NewGuid(), $"{unit.Code}@repair.example", unit.Code, null, null, null, unit.Id)));
            var terms = managed.Select(which => which % units.Count).Distinct().Select(which => ManagerTerm.Begin(Guid.NewGuid(), units[which].Id, people[which / 3].Id, Somewhere.Start)).ToList();
            var directory = new CompanyDirectory(Company.Found("Asia/Shanghai", false), units, [], people, [], terms, [], []);
            foreach (var person in people)
            {
                Assert.Equal(units.Where(unit => directory.ManagerOf(unit.Id, Somewhere.Today)?.Id == person.Id).Select(unit => unit.Code).Order(StringComparer.Ordinal), directory.ManagedBy(person.Id, Somewhere.Today).Select(unit => unit.Code));
                Assert.Equal(units.Where(unit => directory.AnswersFor(person.Id, unit.Id, Somewhere.Today)).Select(unit => unit.Id).ToHashSet(), directory.AnsweredForBy(person.Id, Somewhere.Today));
            }
        });

    [Fact]
    public void Codes_and_addresses_are_found_however_they_are_written()
    {
        Assert.Equal(at.Parts.Id, at.Directory.Unit(" PARTS ")?.Id);
        Assert.Equal(at.Seller.Id, at.Directory.Person($" {at.Seller.Email.ToUpperInvariant()}")?.Id);
    }

    [Fact]
    public void A_removed_person_leaves_a_tombstone()
    {
        var email = at.Seller.Email;
        Assert.Null(at.Seller.Remove(Somewhere.Now));
        Assert.Null(at.Directory.Person(email));
        Assert.NotNull(at.Directory.Person(at.Seller.Id));
        Assert.DoesNotContain(at.Directory.MembersOf(at.Sales.Id, Somewhere.Today), member => member.Id == at.Seller.Id);
    }

    [Fact]
    public void Closing_a_period_closes_those_inside_it_and_none_around_it()
    {
        var closing = at.Close("2025-H2");
        Assert.All(["2025-H2", "2025-Q3", "2025-Q4", "2025-07", "2025-12"], code => Assert.True(at.Directory.IsClosed(Period.Parse(code))));
        Assert.All(["2025", "2025-H1", "2025-06", "2026-Q1"], code => Assert.False(at.Directory.IsClosed(Period.Parse(code))));
        Assert.True(at.Directory.IsClosed(new DateOnly(2025, 7, 1)));
        Assert.False(at.Directory.IsClosed(new DateOnly(2026, 1, 1)));
        Assert.IsType<ReasonMissing>(closing.Reopen(Somewhere.Now, at.Director.Id, " "));
        Assert.Null(closing.Reopen(Somewhere.Now, at.Director.Id, "漏记"));
        Assert.False(at.Directory.IsClosed(Period.Parse("2025-Q3")));
        Assert.IsType<PeriodNotClosed>(closing.Reopen(Somewhere.Now, at.Director.Id, "又漏"));
    }

    [Fact]
    public void A_period_closes_once_it_is_over()
    {
        var quarter = Period.Parse("2026-Q1");
        Assert.IsType<PeriodNotOver>(ClosedPeriod.Close(Guid.CreateVersion7(), quarter, quarter.End, Somewhere.Now, null).Refusal);
        Assert.False(ClosedPeriod.Close(Guid.CreateVersion7(), quarter, quarter.End.AddDays(1), Somewhere.Now, null).IsRefused);
    }

    [Fact]
    public void A_day_begins_where_the_one_before_ends()
    {
        foreach (var day in Enumerable.Range(0, 800).Select(new DateOnly(2025, 1, 1).AddDays))
        {
            var begins = at.Directory.BeginningOf(day);
            Assert.Equal((day, day.AddDays(-1), TimeSpan.Zero), (at.Directory.DayOf(begins), at.Directory.DayOf(begins.AddTicks(-1)), begins.Offset));
        }
    }

    [Fact]
    public void The_day_is_the_companys() => Assert.Equal(new DateOnly(2026, 4, 1), at.Directory.DayOf(new DateTimeOffset(2026, 3, 31, 16, 0, 0, TimeSpan.Zero)));

    private static (CompanyDirectory Directory, List<Unit> Units) Grow(int[] parents)
    {
        var units = new List<Unit> { Somewhere.Agreed(Unit.Create(Guid.CreateVersion7(), "u", "u", null, null)) };
        foreach (var parent in parents)
            units.Add(Somewhere.Agreed(Unit.Create(Guid.CreateVersion7(), $"u{units.Count}", "u", null, units[parent % units.Count])));
        return (new CompanyDirectory(Company.Found("Asia/Shanghai", false), units, [], [], [], [], [], []), units);
    }
}
