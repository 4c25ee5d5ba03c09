using Entente.Domain.Chain;

namespace Entente.Domain.Tests.Chain;

public sealed class ChainAccessTests
{
    private readonly Somewhere at = new();

    [Fact]
    public void The_customers_people_rate_also_those_of_units_inside_it()
    {
        Assert.True(MayRate(at.ReimbursementForAfterSales, at.AfterSalesManager.Id));
        Assert.True(MayRate(at.ReimbursementForAfterSales, at.Technician.Id));
        Assert.False(MayRate(at.ReimbursementForAfterSales, at.Seller.Id));
        Assert.False(MayRate(at.ReimbursementForAfterSales, at.Director.Id));
    }

    [Fact]
    public void The_providers_own_people_never_rate_it()
    {
        at.Member(at.AfterSales, at.Accountant);
        Assert.False(MayRate(at.ReimbursementForAfterSales, at.Accountant.Id));
        Assert.False(MayRate(at.PartsForTechnicians, at.Storekeeper.Id));
    }

    [Fact]
    public void A_team_rates_the_department_around_it() => Assert.True(MayRate(at.CoachingForTechnicians, at.Technician.Id));

    [Fact]
    public void Whoever_left_the_customer_no_longer_rates_it()
    {
        at.Member(at.Sales, at.Accountant).End(Somewhere.Today.AddDays(-1));
        var link = at.Link(at.PartsSupply, at.Sales);
        Assert.True(ChainAccess.MayRate(at.Chain, link, at.Accountant.Id, Somewhere.Today.AddDays(-1)));
        Assert.False(MayRate(link, at.Accountant.Id));
    }

    [Fact]
    public void The_links_somebody_may_rate_are_those_that_they_may_rate()
    {
        var chain = at.Chain;
        Assert.All(chain.Directory.People, person => Assert.Equal(
            chain.Links.Where(link => ChainAccess.MayRate(chain, link, person.Id, Somewhere.Today)).Select(link => link.Id).Order(),
            chain.LinksFor(person.Id, Somewhere.Today).Select(link => link.Id).Order()));
    }

    [Fact]
    public void The_manager_signs_for_a_side_and_the_superior_while_there_is_none()
    {
        Assert.True(MaySign(at.ReimbursementForAfterSales, LinkSide.Provider, at.FinanceManager.Id));
        Assert.False(MaySign(at.ReimbursementForAfterSales, LinkSide.Provider, at.Director.Id));
        Assert.False(MaySign(at.ReimbursementForAfterSales, LinkSide.Customer, at.FinanceManager.Id));
        Assert.True(MaySign(at.PartsForTechnicians, LinkSide.Provider, at.AfterSalesManager.Id));
        Assert.Null(at.TermOf(at.Finance).End(Somewhere.Today.AddDays(-1)));
        Assert.True(MaySign(at.ReimbursementForAfterSales, LinkSide.Provider, at.Director.Id));
        Assert.False(MaySign(at.ReimbursementForAfterSales, LinkSide.Provider, at.FinanceManager.Id));
    }

    [Fact]
    public void Single_ratings_are_read_by_both_sides_their_superiors_and_those_with_a_role()
    {
        var link = at.ReimbursementForAfterSales;
        Assert.All([at.Accountant, at.Technician, at.FinanceManager, at.Director, at.Auditor], person => Assert.True(ChainAccess.MayReadRatings(at.Chain, link, person.Id, Somewhere.Today)));
        Assert.False(ChainAccess.MayReadRatings(at.Chain, link, at.Seller.Id, Somewhere.Today));
    }

    [Fact]
    public void Only_whoever_answers_for_a_unit_arranges_what_it_offers()
    {
        Assert.True(ChainAccess.MayArrange(at.Directory, at.Parts.Id, at.AfterSalesManager.Id, Somewhere.Today));
        Assert.True(ChainAccess.MayArrange(at.Directory, at.Parts.Id, at.Director.Id, Somewhere.Today));
        Assert.False(ChainAccess.MayArrange(at.Directory, at.Parts.Id, at.Storekeeper.Id, Somewhere.Today));
        Assert.False(ChainAccess.MayArrange(at.Directory, at.Parts.Id, at.Auditor.Id, Somewhere.Today));
    }

    private bool MayRate(Link link, Guid person) => ChainAccess.MayRate(at.Chain, link, person, Somewhere.Today);

    private bool MaySign(Link link, LinkSide side, Guid person) => ChainAccess.MaySign(at.Chain, link, side, person, Somewhere.Today);
}
