using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;

namespace Entente.Domain.Tests.Chain;

public sealed class LinkTests
{
    private readonly Somewhere at = new();

    [Fact]
    public void Nobody_serves_themselves_but_departments_and_their_teams_serve_each_other()
    {
        Assert.IsType<ServesItself>(Link.Create(Guid.CreateVersion7(), at.Reimbursement, at.Finance, Somewhere.Today, []).Refusal);
        Assert.False(Link.Create(Guid.CreateVersion7(), at.PartsSupply, at.AfterSales, Somewhere.Today, []).IsRefused);
        foreach (var day in new[] { DateOnly.MinValue, DateOnly.MaxValue })
        {
            Assert.IsType<DayImplausible>(Link.Create(Guid.CreateVersion7(), at.PartsSupply, at.AfterSales, day, []).Refusal);
            Assert.NotNull(at.PartsForTechnicians.End(day));
        }
    }

    [Fact]
    public void Two_of_the_same_service_and_customer_do_not_overlap()
    {
        var first = at.PartsForTechnicians;
        Assert.IsType<LinkOverlaps>(Create(Somewhere.Today).Refusal);
        Assert.Null(first.End(Somewhere.Today));
        Assert.IsType<LinkOverlaps>(Create(Somewhere.Today).Refusal);
        Assert.False(Create(Somewhere.Today.AddDays(1)).IsRefused);

        Outcome<Link> Create(DateOnly from) => Link.Create(Guid.CreateVersion7(), at.PartsSupply, at.Technicians, from, [first]);
    }

    [Fact]
    public void It_covers_its_last_day_and_not_the_next()
    {
        Assert.IsType<LinkEndsBeforeItBegins>(at.PartsForTechnicians.End(Somewhere.Start.AddDays(-1)));
        Assert.Null(at.PartsForTechnicians.End(Somewhere.Today));
        Assert.True(at.PartsForTechnicians.CoversDay(Somewhere.Today));
        Assert.False(at.PartsForTechnicians.CoversDay(Somewhere.Today.AddDays(1)));
    }

    [Fact]
    public void A_dissolved_unit_neither_gives_nor_receives()
    {
        var closing = at.Unit("closing", at.Root);
        Assert.Null(closing.Dissolve(Somewhere.Today, at.Directory));
        Assert.IsType<UnitIsDissolved>(Link.Create(Guid.CreateVersion7(), at.PartsSupply, closing, Somewhere.Today, []).Refusal);
        Assert.IsType<UnitIsDissolved>(Service.Create(Guid.CreateVersion7(), "new", closing, "新服务", null, 2, RatingMode.Open, false).Refusal);
    }

    [Fact]
    public void Stopping_ends_it_today_and_calls_off_what_has_not_begun()
    {
        Assert.Null(at.PartsForTechnicians.Stop(Somewhere.Today));
        Assert.Equal((Somewhere.Today, false), (at.PartsForTechnicians.To!.Value, at.PartsForTechnicians.IsCalledOff));
        Assert.IsType<LinkHasEnded>(at.PartsForTechnicians.Stop(Somewhere.Today.AddDays(1)));
        var later = Somewhere.Agreed(Link.Create(Guid.CreateVersion7(), at.PartsSupply, at.Technicians, Somewhere.Today.AddDays(9), [at.PartsForTechnicians]));
        Assert.Null(later.Stop(Somewhere.Today));
        Assert.True(later.IsCalledOff);
        Assert.DoesNotContain(Enumerable.Range(-5, 40), day => later.CoversDay(Somewhere.Today.AddDays(day)));
        Assert.False(Link.Create(Guid.CreateVersion7(), at.PartsSupply, at.Technicians, Somewhere.Today.AddDays(1), [at.PartsForTechnicians, later]).IsRefused);
    }
}
