using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Entente.Domain.Concerns;
using Entente.Web.Features.Concerns;
using Entente.Web.Platform;
using Entente.Web.Tests.Features.Identity;
using Entente.Web.Tests.Features.Messages;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Concerns;

/// <summary>Nobody but the sender learns who raised a concern, nor when; and nobody but the chosen side that there is one.</summary>
public sealed partial class ConcernAbuseTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Whoever holds the database file or a dump of it.</summary>
    [Theory, BothDatabases]
    public async Task The_database_without_the_key_tells_neither_who_nor_what_nor_when(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var before = await Counts(app);
        var one = await Raised.By(app, app.Company.Seller);
        var after = await Counts(app);
        Assert.Equal(["concerns"], after.Where(table => table.Value != before[table.Key]).Select(table => table.Key));

        await Raised.By(app, app.Company.Storekeeper, words: "短。");
        await using var db = app.Db();
        var rows = await db.Set<StoredConcern>().AsNoTracking().ToListAsync(Stop);
        Assert.All(rows, row => Assert.Equal((rows[0].Sender.Length, rows[0].Sent.Length, rows[0].Replies.Length), (row.Sender.Length, row.Sent.Length, row.Replies.Length)));
        Assert.Equal(["Id", "OnRecord", "Replies", "Sender", "Sent", "To", "Version"], db.Model.FindEntityType(typeof(StoredConcern))!.GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal));
        Assert.Equal(4, one.Id.Version);
        foreach (var bytes in rows.SelectMany(row => new[] { row.Sender, row.Sent, row.Replies }))
        {
            Assert.Equal(-1, bytes.AsSpan().IndexOf(app.Company.Seller.Id.ToByteArray(true)));
            Assert.Equal(-1, bytes.AsSpan().IndexOf(app.Company.Seller.Id.ToByteArray()));
            Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(app.Company.Seller.Id.ToString())));
            Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Raised.Words)));
        }

        // With another key an envelope opens nothing, and in another row neither.
        var stranger = new ConcernSealing(SealingKey.From(Convert.ToBase64String(new byte[32]), app.Folder));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => stranger.Open(rows[0]));
        rows[0].Sender = rows[1].Sender;
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => app.Services.GetRequiredService<ConcernSealing>().IsSender(rows[0], app.Company.Seller.Id));
    }

    [Theory, BothDatabases]
    public async Task The_audit_record_learns_of_it_when_the_day_is_over_and_without_a_name(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var one = await Raised.By(app, app.Company.Seller);
        await using var db = app.Db();
        var put = app.Services.GetRequiredService<PutOnRecord>();
        Assert.Equal(0, await put.Run(Stop));
        Assert.False(await db.AuditEntries.AnyAsync(entry => entry.Action.StartsWith("concern."), Stop));
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal((1, 0), (await put.Run(Stop), await put.Run(Stop)));
        await Raised.Answered(app, one, app.Company.HumanResources);
        var entries = await db.AuditEntries.AsNoTracking().Where(entry => entry.Action.StartsWith("concern.")).OrderBy(entry => entry.Number).ToListAsync(Stop);
        Assert.Equal([("concern.raise", null), ("concern.answer", (Guid?)app.Company.HumanResources.Id)], entries.Select(entry => (entry.Action, entry.Actor)));
        Assert.All(entries, entry => Assert.Null(entry.Details));
        Assert.DoesNotContain(app.Log.All, line => line.Contains(one.Id.ToString(), StringComparison.OrdinalIgnoreCase) || line.Contains(app.Company.Seller.Id.ToString(), StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Two nodes, or an answer at the same moment: nothing is put on record twice, and nothing is left out.</summary>
    [Theory, BothDatabases]
    public async Task Each_step_is_put_on_record_once_however_many_put_it_there_at_once(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        await using var other = await app.Beside();
        for (var i = 0; i < 4; i++)
            await Raised.By(app, app.Company.Seller);
        app.Clock.Advance(TimeSpan.FromDays(1));
        var put = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => (i % 2 == 0 ? app : other).Services.GetRequiredService<PutOnRecord>().Run(Stop))));
        await using var db = app.Db();
        Assert.Equal(4, await db.AuditEntries.CountAsync(entry => entry.Action == "concern.raise", Stop));
        Assert.True(put.Sum() <= 4);
        Assert.Equal(0, await app.Services.GetRequiredService<PutOnRecord>().Run(Stop));
    }

    [Theory, BothDatabases]
    public async Task The_addressed_hr_person_finds_the_sender_on_no_page_in_no_file_and_no_call(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var one = await Raised.By(app, app.Company.Seller);
        using var hr = await app.As(app.Company.HumanResources);
        await Watch(hr, one, seesIt: false);
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.Services.GetRequiredService<PutOnRecord>().Run(Stop);
        await app.Morning();
        await Watch(hr, one, seesIt: true);
        foreach (var path in new[] { $"/concerns/desk/{one.Id}", "/concerns/desk", "/concerns/desk/export.csv", "/concerns", "/", "/inbox", "/audit", "/admin/audit" })
        {
            using var answer = await hr.GetAsync(path, Stop);
            var page = WithoutChoices(await answer.Text());
            Assert.DoesNotContain(app.Company.Seller.Name, page, StringComparison.Ordinal);
            Assert.DoesNotContain(app.Company.Seller.Email, page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(app.Company.Seller.Id.ToString(), page, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await hr.GetAsync($"/concerns/{one.Id}", Stop)).StatusCode);
        Assert.DoesNotContain("concern", await hr.GetStringAsync("/openapi/v1.json", Stop), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await app.MessagesOf(app.Company.Seller));
        Assert.DoesNotContain(await app.Outbox(), dispatch => dispatch.PersonId == app.Company.Seller.Id);
    }

    [Theory, BothDatabases]
    public async Task Administrators_managers_colleagues_the_other_of_the_two_and_keys_learn_nothing(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var company = app.Company;
        var one = await Raised.By(app, company.Seller);
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.Morning();
        foreach (var person in new[] { company.Administrator, company.Director, company.SalesManager, company.SecondSeller, company.Auditor })
        {
            using var http = await app.As(person, followRedirects: false);
            foreach (var path in new[] { $"/concerns/{one.Id}", $"/concerns/desk/{one.Id}", "/concerns/desk", "/concerns/desk/export.csv", "/concerns/desk/export.xlsx", "/concerns", "/", "/inbox" })
            {
                using var answer = await http.GetAsync(path, Stop);
                var text = await answer.Text();
                Assert.DoesNotContain(Raised.Words, text, StringComparison.Ordinal);
                // A page that says no repeats the address that was asked for, whatever it was.
                if (path.Contains(one.Id.ToString(), StringComparison.Ordinal))
                    Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
                else
                    Assert.DoesNotContain(one.Id.ToString(), text, StringComparison.OrdinalIgnoreCase);
            }

            foreach (var side in Enum.GetValues<ConcernSide>())
                Assert.IsType<ConcernUnknown>((await app.Services.GetRequiredService<ActOnConcern>().Run(one.Id, side, new ActOnConcern.Request { Act = ConcernAct.Write, Text = "谁写的？" }, await Raised.Actor(app, person), Stop)).Refusal);
        }

        using var key = await app.WithKey(Actor.AdminScope);
        foreach (var path in new[] { $"/concerns/{one.Id}", $"/concerns/desk/{one.Id}", "/concerns/desk/export.csv" })
            Assert.NotEqual(HttpStatusCode.OK, (await key.GetAsync(path, Stop)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task What_goes_to_the_auditor_is_not_hrs_and_nobody_deals_with_a_concern_of_their_own(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var one = await Raised.By(app, app.Company.HumanResources, ConcernAddressee.Auditor);
        var own = await Raised.By(app, app.Company.HumanResources);
        app.Clock.Advance(TimeSpan.FromDays(1));
        using var hr = await app.As(app.Company.HumanResources);
        using var auditor = await app.As(app.Company.Auditor);
        Assert.Equal(HttpStatusCode.NotFound, (await hr.GetAsync($"/concerns/desk/{one.Id}", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await auditor.GetAsync($"/concerns/desk/{one.Id}", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await auditor.GetAsync($"/concerns/desk/{own.Id}", Stop)).StatusCode);
        var act = app.Services.GetRequiredService<ActOnConcern>();
        var actor = await Raised.Actor(app, app.Company.HumanResources);
        Assert.IsType<ConcernIsOwn>((await act.Run(own.Id, ConcernSide.Addressee, new ActOnConcern.Request { Act = ConcernAct.Answer, Text = "没有问题。" }, actor, Stop)).Refusal);
    }

    /// <summary>Whoever watches an encrypted line sees lengths.</summary>
    [Theory, BothDatabases]
    public async Task On_the_line_pages_with_an_answer_are_as_long_as_those_of_people_who_never_wrote(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        using var never = await app.As(app.Company.SecondSeller);
        using var sender = await app.As(app.Company.Seller);
        var usual = (await never.GetByteArrayAsync("/concerns", Stop)).Length;
        Assert.Equal(0, usual % 4096);
        var one = await Raised.By(app, app.Company.Seller);
        var waits = (await sender.GetByteArrayAsync($"/concerns/{one.Id}", Stop)).Length;
        app.Clock.Advance(TimeSpan.FromDays(1));
        await Raised.Answered(app, one, app.Company.HumanResources, new string('答', 900));
        await Raised.By(app, app.Company.Seller, ConcernAddressee.Auditor, new string('问', 900));
        using var list = await sender.GetAsync("/concerns", Stop);
        Assert.Equal((usual, usual, usual), (waits, (await list.Content.ReadAsByteArrayAsync(Stop)).Length, (await sender.GetByteArrayAsync($"/concerns/{one.Id}", Stop)).Length));
        Assert.True(list.Headers.CacheControl!.NoStore);
        using var nowhere = await never.GetAsync($"/concerns/{one.Id}", Stop);
        using var nothing = await never.GetAsync($"/concerns/{Guid.NewGuid()}", Stop);
        Assert.Equal((HttpStatusCode.NotFound, nothing.StatusCode), (nowhere.StatusCode, nowhere.StatusCode));
        Assert.Equal((await nothing.Content.ReadAsByteArrayAsync(Stop)).Length, (await nowhere.Content.ReadAsByteArrayAsync(Stop)).Length);
    }

    private static async Task Watch(HttpClient hr, Concern one, bool seesIt)
    {
        foreach (var path in new[] { "/", "/concerns/desk", "/inbox" })
            Assert.Equal(seesIt, (await hr.GetStringAsync(path, Stop)).Contains(one.Id.ToString(), StringComparison.OrdinalIgnoreCase) || (path is "/inbox" && seesIt));
    }

    private static string WithoutChoices(string page) => Choices().Replace(page, "");

    private static async Task<Dictionary<string, long>> Counts(App app)
    {
        await using var db = app.Db();
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct(StringComparer.Ordinal))
            counts[table] = await db.Database.SqlQueryRaw<long>(string.Concat("SELECT count(*) AS \"Value\" FROM ", table)).SingleAsync(Stop);
        return counts;
    }

    [GeneratedRegex("<select.*?</select>", RegexOptions.Singleline)]
    private static partial Regex Choices();
}
