using Entente.Domain.Organization;

namespace Entente.Domain.Tests.Organization;

public sealed class DeparturesTests
{
    private readonly Somewhere at = new();

    [Fact]
    public void Whoever_answers_for_a_unit_today_or_later_stays()
    {
        Assert.IsType<StillManager>(Departures.CheckRemoval(at.Directory, at.FinanceManager, Somewhere.Today));
        Assert.Null(at.TermOf(at.Finance).End(Somewhere.Today));
        Assert.IsType<StillManager>(Departures.CheckRemoval(at.Directory, at.FinanceManager, Somewhere.Today));
        Assert.Null(Departures.CheckRemoval(at.Directory, at.FinanceManager, Somewhere.Today.AddDays(1)));
    }

    [Fact]
    public void Somebody_stays_administrator()
    {
        at.Grant(at.Accountant, Role.Administrator);
        Assert.IsType<LastAdministrator>(Departures.CheckRemoval(at.Directory, at.Accountant, Somewhere.Today));
        Assert.IsType<LastAdministrator>(Departures.CheckRoles(at.Directory, at.Accountant.Id, [Role.Auditor]));
        Assert.Null(Departures.CheckRoles(at.Directory, at.Accountant.Id, [Role.Administrator]));
        at.Grant(at.Seller, Role.Administrator);
        Assert.Null(Departures.CheckRemoval(at.Directory, at.Accountant, Somewhere.Today));
        Assert.Null(at.Seller.Remove(Somewhere.Now));
        Assert.IsType<LastAdministrator>(Departures.CheckRemoval(at.Directory, at.Accountant, Somewhere.Today));
    }

    [Fact]
    public void A_membership_ends_once_after_it_began_and_never_at_home()
    {
        var second = at.Member(at.Sales, at.Accountant);
        Assert.IsType<MembershipEndsBeforeItBegins>(Departures.CheckEnd(at.Directory, second, Somewhere.Start.AddDays(-1)));
        Assert.Null(Departures.CheckEnd(at.Directory, second, Somewhere.Start));
        second.End(Somewhere.Start);
        Assert.IsType<MembershipHasEnded>(Departures.CheckEnd(at.Directory, second, Somewhere.Today));
        var home = at.Directory.MembershipsOf(at.Accountant.Id).Single(membership => membership.UnitId == at.Finance.Id);
        Assert.IsType<HomeStays>(Departures.CheckEnd(at.Directory, home, Somewhere.Today));
    }

    [Fact]
    public void A_unit_is_dissolved_once_it_is_empty_and_never_the_company()
    {
        var empty = at.Unit("empty", at.Sales);
        Assert.IsType<RootStays>(at.Root.Dissolve(Somewhere.Today, at.Directory));
        Assert.IsType<UnitHasTeams>(at.Sales.Dissolve(Somewhere.Today, at.Directory));
        Assert.IsType<UnitHasPeople>(at.Parts.Dissolve(Somewhere.Today, at.Directory));
        Assert.Null(empty.Dissolve(Somewhere.Today, at.Directory));
        Assert.Equal(Somewhere.Today, empty.DissolvedOn);
        Assert.IsType<UnitIsDissolved>(empty.Dissolve(Somewhere.Today.AddDays(1), at.Directory));
        Assert.Equal(Somewhere.Today, empty.DissolvedOn);
    }
}
