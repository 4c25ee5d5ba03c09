using Entente.Domain.Calendar;
using Entente.Domain.Needs;
using Entente.Web.Data;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Needs;

public sealed class NeedStoreTests(Apps apps) : IClassFixture<Apps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Raisers_history_and_merging_come_back_as_they_were(DatabaseKind on)
    {
        var app = await apps.On(on);
        var (need, duplicate) = (await Raised(app), await Raised(app));
        await using (var db = app.Db())
        {
            var (kept, other) = (await db.Needs.SingleAsync(n => n.Id == need, Stop), await db.Needs.SingleAsync(n => n.Id == duplicate, Stop));
            Assert.Null(kept.Discuss(app.Company.FinanceManager.Id, app.Now, "周四面谈"));
            Assert.Null(kept.Merge(other, app.Company.FinanceManager.Id, app.Now));
            await db.SaveChangesAsync(Stop);
        }

        await using var again = app.Db();
        var read = await again.Needs.SingleAsync(n => n.Id == need, Stop);
        Assert.Equal([new NeedRaiser(app.Company.Sales.Id, app.Company.Seller.Id, app.Now)], read.Raisers);
        Assert.Equal(
            [
                new NeedEvent(NeedState.Raised, app.Company.Seller.Id, app.Now, null),
                new NeedEvent(NeedState.InDiscussion, app.Company.FinanceManager.Id, app.Now, "周四面谈"),
                new NeedEvent(NeedState.InDiscussion, app.Company.FinanceManager.Id, app.Now, null) { MergedWith = duplicate },
            ],
            read.History);
        Assert.Equal((NeedState.InDiscussion, 3), (read.State, read.Version));
        Assert.Equal(need, (await again.Needs.SingleAsync(n => n.Id == duplicate, Stop)).MergedIntoId);
    }

    [Theory, BothDatabases]
    public async Task Of_two_who_move_a_need_at_once_the_second_is_told(DatabaseKind on)
    {
        var app = await apps.On(on);
        var id = await Raised(app);
        await using EntenteDb first = app.Db(), second = app.Db();
        Assert.Null((await first.Needs.SingleAsync(n => n.Id == id, Stop)).Discuss(app.Company.FinanceManager.Id, app.Now, null));
        Assert.Null((await second.Needs.SingleAsync(n => n.Id == id, Stop)).Decline(app.Company.FinanceManager.Id, app.Now, "没有人手"));
        await first.SaveChangesAsync(Stop);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync(Stop));
    }

    [Theory, BothDatabases]
    public async Task The_calendar_comes_back_as_it_was(DatabaseKind on)
    {
        var app = await apps.On(on);
        var week = WorkWeek.Usual();
        Assert.Null(week.Set((WorkDays)127, new TimeOnly(8, 30), new TimeOnly(17, 45)));
        await app.Given.Save(week);
        await app.Given.Save(Given.Agreed(ExceptionalDay.On(new DateOnly(2026, 3, 28), true, "调休上班")));
        await using var db = app.Db();
        var read = await db.WorkWeeks.SingleAsync(Stop);
        Assert.Equal(((WorkDays)127, new TimeOnly(8, 30), new TimeOnly(17, 45), 2), (read.Days, read.Opens, read.Closes, read.Version));
        var day = await db.ExceptionalDays.SingleAsync(Stop);
        Assert.Equal((new DateOnly(2026, 3, 28), true, "调休上班"), (day.Date, day.IsWorking, day.Name));
    }

    private static async Task<Guid> Raised(App app)
    {
        var chain = await app.Services.GetRequiredService<Snapshots>().Read(Stop);
        var draft = new NeedDraft(app.Company.Sales.Id, app.Company.Finance.Id, "报销三日内到账", "现在平均九天。", null, NeedOrigin.Direct, null);
        return (await app.Given.Save(Given.Agreed(Need.Raise(Guid.CreateVersion7(), chain, draft, app.Company.Seller.Id, app.Now)))).Id;
    }
}
