using System.IO.Compression;
using System.Net;
using Entente.Web.Features.Audit;
using Entente.Web.Features.Organization;
using Entente.Web.Features.Ratings;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Entente.Web.Tests.Features.Concerns;
using Entente.Web.Tests.Features.Messages;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Operations;

/// <summary>What is held about a person: to whom it is given, what is not in it, and what stays when they are removed.</summary>
public sealed class PersonalDataTests(Apps apps) : IClassFixture<Apps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Everybody_takes_their_own_data_along_and_nothing_that_proves_a_sealed_rating(DatabaseKind on)
    {
        var app = await apps.On(on);
        var person = await app.Given.Person(app.Company.Technicians, "数据主体", $"subject-{on}@repair.example");
        await app.Given.Rating(app.Company.PartsForTechnicians, person, 2, reference: $"OWN-{on}", comment: "公开说的话");
        await app.Given.Rating(app.Company.PromisesForAfterSales, person, 1, reference: $"SECRET-{on}", comment: "保密说的话", @sealed: true);
        _ = await Raised.By(app, person);
        await app.Tell(person, "只给本人看的消息");
        using var own = await app.As(person);
        var mine = await Json(own, "/account/data.zip");
        Assert.Contains("公开说的话", mine, StringComparison.Ordinal);
        Assert.Contains(person.Email, mine, StringComparison.Ordinal);
        Assert.Contains("只给本人看的消息", mine, StringComparison.Ordinal);
        foreach (var hidden in new[] { "保密说的话", $"SECRET-{on}", "sealed", "concern", Raised.Words, "password_hash", "security_stamp", "_hash" })
            Assert.DoesNotContain(hidden, mine, StringComparison.OrdinalIgnoreCase);

        using var office = await app.As(app.Company.Administrator);
        var theirs = await Json(office, $"/admin/people/{person.Id}/data.zip");
        Assert.Contains(person.Email, theirs, StringComparison.Ordinal);
        foreach (var hidden in new[] { "公开说的话", "保密说的话", "只给本人看的消息" })
            Assert.DoesNotContain(hidden, theirs, StringComparison.Ordinal);
        using var other = await app.As(app.Company.Seller, followRedirects: false);
        Assert.NotEqual(HttpStatusCode.OK, (await other.GetAsync($"/admin/people/{person.Id}/data.zip", Stop)).StatusCode);
        await using var db = app.Db();
        Assert.Equal(2, await db.AuditEntries.CountAsync(entry => entry.Action == RecordExport.Action && (entry.Subject == "/account/data.zip" ? entry.Actor == person.Id : entry.Subject == $"/admin/people/{person.Id}/data.zip"), Stop));
    }

    [Theory, BothDatabases]
    public async Task Who_is_removed_leaves_their_deeds_and_nothing_that_names_them(DatabaseKind on)
    {
        var app = await apps.On(on);
        var person = await app.Given.Person(app.Company.Technicians, "即将离开", $"leaver-{on}@repair.example");
        var rating = await app.Given.Rating(app.Company.PartsForTechnicians, person, 5, reference: $"LEAVER-{on}");
        await app.Tell(person);
        _ = await app.As(person);
        Given.Agreed(await app.Services.GetRequiredService<RemovePerson>().Run(person.Id, await Raised.Actor(app, app.Company.Administrator), Stop));
        await using var db = app.Db();
        Assert.True(await db.Ratings.AnyAsync(kept => kept.Id == rating.Id && kept.RaterId == person.Id, Stop));
        Assert.False(await db.Set<Message>().AnyAsync(message => message.PersonId == person.Id, Stop));
        Assert.False(await db.Users.AnyAsync(account => account.Id == person.Id, Stop));
        await using var snapshot = await Web.Data.Portable.DatabaseSnapshot.Open(app.Services.GetRequiredService<Web.Data.DatabaseUrl>(), Stop);
        IReadOnlyList<Web.Data.Portable.PortableTable> tables;
        await using (var model = snapshot.CreateDbContext())
            tables = Web.Data.Portable.PortableSchema.Of(model);
        foreach (var table in tables)
        {
            await foreach (var row in snapshot.Rows(table, Stop))
                Assert.DoesNotContain(row, value => value is string text && (text.Contains("即将离开", StringComparison.Ordinal) || text.Contains($"leaver-{on}@", StringComparison.OrdinalIgnoreCase)));
        }

        Assert.Null((await app.Services.GetRequiredService<VerifyAudit>().Run([], Stop)).Break);
        Assert.Null(await app.Services.GetRequiredService<RebuildTallies>().Run(repair: false, Stop));
    }

    private static async Task<string> Json(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(path, Stop);
        Assert.Equal((HttpStatusCode.OK, "application/zip"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        using var parts = new ZipArchive(await answer.Content.ReadAsStreamAsync(Stop));
        Assert.NotNull(parts.GetEntry("data.xlsx"));
        using var reader = new StreamReader(parts.GetEntry("data.json")!.Open());
        return await reader.ReadToEndAsync(Stop);
    }
}
