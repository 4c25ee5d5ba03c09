using Entente.Domain.Goals;
using Entente.Domain.Organization;

namespace Entente.Domain.Tests.Organization;

/// <summary>Somebody whom the company's directory lets go, and who comes back.</summary>
public sealed class LeavingTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 25, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Whoever_leaves_keeps_their_name_and_may_come_back()
    {
        var person = Somewhere.Agreed(Person.Create(Guid.CreateVersion7(), "ada@repair.example", "陈艾达", null, null, null, Guid.CreateVersion7()));
        person.Leave(Now);
        Assert.Equal((false, "陈艾达", Now, 2), (person.IsHere, person.Name, person.LeftAt!.Value, person.Version));
        person.ComeBack();
        Assert.True(person.IsHere);
        Assert.Null(person.Remove(Now));
        Assert.False(person.IsHere);
    }

    [Fact]
    public void Whoever_answered_for_a_unit_answers_for_nothing_from_the_day_they_leave_and_again_when_they_come_back()
    {
        var at = new Somewhere();
        var (unit, manager, today) = (at.AfterSales.Id, at.AfterSalesManager, Somewhere.Today);
        manager.Leave(Somewhere.Now);
        Assert.Equal(manager, at.Directory.ManagerOf(unit, today.AddDays(-1)));
        Assert.All([today, today.AddDays(1)], day => Assert.Null(at.Directory.ManagerOf(unit, day)));
        Assert.Equal(at.Director, at.Directory.SuperiorOf(at.Technicians.Id, today));
        Assert.False(at.Directory.AnswersFor(manager.Id, at.Technicians.Id, today));
        Assert.Empty(at.Directory.ManagedBy(manager.Id, today));
        Assert.Equal(at.Director, GoalAccess.SignerOf(at.Directory, new GoalParty(PartyKind.Owner, unit), today));
        manager.ComeBack();
        Assert.Equal(manager, at.Directory.ManagerOf(unit, today));
    }

    [Theory]
    [InlineData(" B.Ada@Repair.Example ", "b.ada@repair.example")]
    [InlineData("no address", null)]
    [InlineData("", null)]
    public void An_address_changes_to_another_and_to_nothing_else(string to, string? becomes)
    {
        var person = Somewhere.Agreed(Person.Create(Guid.CreateVersion7(), "ada@repair.example", "陈艾达", null, null, null, Guid.CreateVersion7()));
        var refusal = person.ChangeEmail(to);
        Assert.Equal(becomes is null, refusal is EmailInvalid);
        Assert.Equal(becomes ?? "ada@repair.example", person.Email);
    }
}
