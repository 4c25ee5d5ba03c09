using Entente.Domain.Needs;

namespace Entente.Domain.Tests.Needs;

public sealed class NeedAccessTests
{
    private readonly Somewhere at = new();

    [Fact]
    public void The_units_people_and_whoever_answers_for_them_raise_its_needs()
    {
        Assert.All([at.Technician, at.AfterSalesManager, at.Director], person => Assert.True(MayRaise(at.Technicians.Id, at.Finance.Id, person.Id)));
        Assert.All([at.Seller, at.Accountant, at.Auditor], person => Assert.False(MayRaise(at.Technicians.Id, at.Finance.Id, person.Id)));
    }

    [Fact]
    public void Of_ones_own_unit_only_those_need_who_do_not_answer_for_it()
    {
        Assert.True(MayRaise(at.AfterSales.Id, at.AfterSales.Id, at.Technician.Id));
        Assert.False(MayRaise(at.AfterSales.Id, at.AfterSales.Id, at.AfterSalesManager.Id));
        Assert.False(MayRaise(at.AfterSales.Id, at.AfterSales.Id, at.Director.Id));
    }

    [Fact]
    public void Whoever_answers_for_the_provider_answers_and_nobody_else()
    {
        var need = Raised(at.Technicians.Id, at.Finance.Id, at.Technician.Id);
        Assert.All([at.FinanceManager, at.Director], person => Assert.True(NeedAccess.MayAnswer(at.Directory, need, person.Id, Somewhere.Today)));
        Assert.All([at.Accountant, at.Technician, at.AfterSalesManager, at.Auditor], person => Assert.False(NeedAccess.MayAnswer(at.Directory, need, person.Id, Somewhere.Today)));
    }

    [Fact]
    public void Nobody_confirms_what_they_answer_for()
    {
        var need = Raised(at.Technicians.Id, at.AfterSales.Id, at.Technician.Id);
        Assert.True(MayConfirm(need, at.Technician.Id));
        Assert.False(MayConfirm(need, at.AfterSalesManager.Id));
        Assert.All(at.Directory.People, person => Assert.False(
            MayConfirm(need, person.Id) && NeedAccess.MayAnswer(at.Directory, need, person.Id, Somewhere.Today)));
        var own = Raised(at.AfterSales.Id, at.Parts.Id, at.AfterSalesManager.Id);
        Assert.All(at.Directory.People, person => Assert.False(
            MayConfirm(own, person.Id) && NeedAccess.MayAnswer(at.Directory, own, person.Id, Somewhere.Today)));
    }

    [Fact]
    public void The_raisers_manager_confirms_and_answers_too()
    {
        var need = Raised(at.Sales.Id, at.Finance.Id, at.Seller.Id);
        Assert.True(MayConfirm(need, at.SalesManager.Id));
        Assert.All([at.FinanceManager, at.Director, at.Accountant, at.Technician], person => Assert.False(MayConfirm(need, person.Id)));
    }

    [Fact]
    public void Both_sides_and_those_above_them_read_a_need_and_other_units_do_not()
    {
        var need = Raised(at.Technicians.Id, at.Finance.Id, at.Technician.Id);
        Assert.All([at.Technician, at.AfterSalesManager, at.Accountant, at.FinanceManager, at.Director, at.Auditor], person => Assert.True(MayRead(need, person.Id)));
        Assert.All([at.Seller, at.SalesManager, at.Storekeeper], person => Assert.False(MayRead(need, person.Id)));
    }

    [Fact]
    public void A_merged_raiser_reads_and_confirms_what_theirs_became()
    {
        var need = Raised(at.Technicians.Id, at.Finance.Id, at.Technician.Id);
        var duplicate = Raised(at.Sales.Id, at.Finance.Id, at.Seller.Id);
        Assert.True(NeedAccess.MayMerge(at.Directory, need, duplicate, at.FinanceManager.Id, Somewhere.Today));
        Assert.False(NeedAccess.MayMerge(at.Directory, need, duplicate, at.Seller.Id, Somewhere.Today));
        Assert.False(MayConfirm(need, at.Seller.Id));
        Assert.Null(need.Merge(duplicate, at.FinanceManager.Id, Somewhere.Now));
        Assert.True(MayRead(need, at.SalesManager.Id));
        Assert.True(MayConfirm(need, at.Seller.Id));
    }

    private bool MayRaise(Guid raiser, Guid provider, Guid person) => NeedAccess.MayRaise(at.Directory, Draft(raiser, provider), person, Somewhere.Today);

    private bool MayRead(Need need, Guid person) => NeedAccess.MayRead(at.Directory, need, person, Somewhere.Today);

    private bool MayConfirm(Need need, Guid person) => NeedAccess.MayConfirm(at.Directory, need, person, Somewhere.Today);

    private static NeedDraft Draft(Guid raiser, Guid provider) => new(raiser, provider, "报销三日内到账", null, null, NeedOrigin.Direct, null);

    private Need Raised(Guid raiser, Guid provider, Guid by) =>
        Somewhere.Agreed(Need.Raise(Guid.CreateVersion7(), at.Chain, Draft(raiser, provider), by, Somewhere.Now));
}
