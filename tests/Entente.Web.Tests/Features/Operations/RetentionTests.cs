using System.Net;
using Entente.Domain.Concerns;
using Entente.Web.Features.Concerns;
using Entente.Web.Features.Operations.Retention;
using Entente.Web.Platform.Messages;
using Entente.Web.Tests.Features.Concerns;
using Entente.Web.Tests.Features.Identity;
using Entente.Web.Tests.Features.Messages;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Operations;

/// <summary>What is taken away after its time, who may say when, and that an open concern is not.</summary>
public sealed class RetentionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task What_is_older_than_its_term_goes_at_night_and_is_counted_on_record(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        await app.Tell(app.Company.Technician);
        var closed = await Raised.By(app, app.Company.Technician);
        _ = await Raised.By(app, app.Company.Seller);
        using (var administrator = await app.As(app.Company.Administrator))
        {
            using var refused = await administrator.Submit("/admin/retention", "keep-messages", ("Form.Days", "10"));
            Assert.Contains("400", await refused.Text(), StringComparison.Ordinal);
            using var saved = await administrator.Submit("/admin/retention", "keep-messages", ("Form.Days", "500"));
            Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
            using var other = await app.As(app.Company.Technician, followRedirects: false);
            Assert.NotEqual(HttpStatusCode.OK, (await other.GetAsync("/admin/retention", Stop)).StatusCode);
        }

        app.Clock.Advance(TimeSpan.FromDays(2));
        Given.Agreed(await app.Services.GetRequiredService<ActOnConcern>().Run(closed.Id, ConcernSide.Sender, new ActOnConcern.Request { Act = ConcernAct.Close }, await Raised.Actor(app, app.Company.Technician), Stop));
        app.Clock.Advance(TimeSpan.FromDays(448));
        await Night(app);
        await using var db = app.Db();
        Assert.True(await db.Set<Message>().AnyAsync(message => message.PersonId == app.Company.Technician.Id, Stop));
        app.Clock.Advance(TimeSpan.FromDays(60));
        await Night(app);
        Assert.False(await db.Set<Message>().AnyAsync(message => message.PersonId == app.Company.Technician.Id && message.Href == "/dialogues", Stop));
        Assert.NotEmpty(await db.AuditEntries.Where(entry => entry.Action == "retention.applied" && entry.Subject == "retention/messages").ToListAsync(Stop));
        Assert.Contains("\"days\":500", (await db.AuditEntries.SingleAsync(entry => entry.Action == "retention.set", Stop)).Details!, StringComparison.Ordinal);

        Assert.Equal(2, await db.Set<StoredConcern>().CountAsync(Stop));
        app.Clock.Advance(TimeSpan.FromDays(700));
        await Night(app);
        Assert.NotEqual(closed.Id, (await db.Set<StoredConcern>().AsNoTracking().SingleAsync(Stop)).Id);
    }

    private static Task Night(App app) => app.Services.GetRequiredService<ApplyRetention>().Run(Stop);
}
