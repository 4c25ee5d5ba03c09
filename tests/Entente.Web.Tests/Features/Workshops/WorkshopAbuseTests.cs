using System.Net;
using System.Net.Http.Json;
using Entente.Domain.Workshops;
using Entente.Web.Features.Workshops;
using Entente.Web.Tests.Features.Identity;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Tests.Features.Workshops;

/// <summary>What nobody may see or do in a workshop.</summary>
public sealed class WorkshopAbuseTests(Apps apps) : IClassFixture<Apps>
{
    private const string Secret = "其实我们缺两个人";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_note_is_seen_by_nobody_else_before_it_is_shown(DatabaseKind on)
    {
        var app = await apps.On(on);
        var id = await Meetings.Called(app);
        await Meetings.Do(app, app.Company.SalesManager, id, "notes", new { kind = "weakness", text = Secret });
        var note = (await Meetings.Shown(app, app.Company.SalesManager, id)).Board!.Notes.Single().Id;
        foreach (var person in new[] { app.Company.Director, app.Company.FinanceManager, app.Company.AfterSalesManager, app.Company.Administrator, app.Company.HumanResources, app.Company.Auditor })
        {
            using var http = await app.As(person);
            foreach (var path in new[] { $"/api/v1/workshops/{id}", $"/workshops/{id}", $"/workshops/{id}/record", $"/workshops/{id}/facts" })
                Assert.DoesNotContain(Secret, WebUtility.HtmlDecode(await http.GetStringAsync(path, Stop)), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync($"/workshops/{id}/notes/{note}", Stop)).StatusCode);
            Assert.DoesNotContain(Secret, System.Text.Encoding.UTF8.GetString(await Unpacked(http, $"/workshops/{id}/record.xlsx")), StringComparison.Ordinal);
        }

        using var key = await app.WithKey("admin");
        Assert.DoesNotContain(Secret, await key.GetStringAsync($"/api/v1/workshops/{id}", Stop), StringComparison.Ordinal);
        // Whoever cannot see it can neither move, cite nor comment on it, and learns nothing from trying.
        foreach (var change in new object[] { new { change = "move", group = "x" }, new { change = "edit", text = "x", seenVersion = 1 }, new { change = "remove", seenVersion = 1 } })
            Assert.Equal(HttpStatusCode.NotFound, await Meetings.Try(app, app.Company.FinanceManager, id, $"notes/{note}", change, put: true));
        Assert.Equal(HttpStatusCode.NotFound, await Meetings.Try(app, app.Company.FinanceManager, id, "notes", new { kind = "comment", text = "x", about = note }));
        await using var db = app.Db();
        Assert.DoesNotContain(await db.AuditEntries.Where(entry => entry.Subject == $"workshop/{id}").ToListAsync(Stop), entry => entry.Details?.Contains(Secret, StringComparison.Ordinal) is true);
        Assert.DoesNotContain(app.Log.All, line => line.ToString()!.Contains(Secret, StringComparison.Ordinal));
        await Meetings.To(app, id, WorkshopStage.Expectations);
        await Meetings.Do(app, app.Company.Director, id, "reveal");
        using var other = await app.As(app.Company.FinanceManager);
        Assert.Contains(Secret, WebUtility.HtmlDecode(await other.GetStringAsync($"/workshops/{id}", Stop)), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Strangers_do_not_learn_that_there_is_one(DatabaseKind on)
    {
        var app = await apps.On(on);
        var id = await Meetings.Called(app);
        foreach (var person in new[] { app.Company.Accountant, app.Company.PartsManager })
        {
            using var http = await app.As(person);
            foreach (var path in new[] { "", "/facts", "/record", "/countersign", "/plan", "/goals/new", "/record.xlsx" })
                Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync($"/workshops/{id}{path}", Stop)).StatusCode);
            foreach (var path in new[] { "notes", "facts", "move", "countersign", "ratify", "reveal" })
                Assert.Equal(HttpStatusCode.NotFound, await Meetings.Try(app, person, id, path, new { kind = "strength", text = "x" }));
            Assert.DoesNotContain(id.ToString(), await http.GetStringAsync("/workshops", Stop), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Forbidden, (await http.PostAsJsonAsync("/api/v1/workshops", new { period = "2026", participants = Meetings.People(app).Select(one => one.Email) }, Stop)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync("/workshops/new", Stop)).StatusCode);
        }
    }

    [Theory, BothDatabases]
    public async Task Whoever_takes_no_part_writes_nothing_and_nobody_but_the_facilitator_leads(DatabaseKind on)
    {
        var app = await apps.On(on);
        var id = await Meetings.Called(app);
        foreach (var person in new[] { app.Company.Administrator, app.Company.HumanResources, app.Company.Auditor })
            Assert.Equal(HttpStatusCode.Forbidden, await Meetings.Try(app, person, id, "notes", new { kind = "strength", text = "x" }));
        foreach (var person in new[] { app.Company.Administrator, app.Company.SalesManager })
        {
            foreach (var path in new[] { "move", "reveal", "timer", "close-vote", "choose", "ratify", "call-off" })
                Assert.Equal(HttpStatusCode.Forbidden, await Meetings.Try(app, person, id, path, new { to = "expectations", text = "x" }));
        }

        using var key = await app.WithKey("admin");
        foreach (var path in new[] { "notes", "move", "countersign" })
            Assert.Equal(HttpStatusCode.Forbidden, (await key.PostAsJsonAsync($"/api/v1/workshops/{id}/{path}", new { kind = "strength", text = "x", to = "expectations" }, Stop)).StatusCode);
        using var stranger = await app.WithKey("goals:read");
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync("/api/v1/workshops", Stop)).StatusCode);
        Assert.Equal(WorkshopStage.Preparing, (await Meetings.Shown(app, app.Company.Director, id)).Stage);
    }

    [Theory, BothDatabases]
    public async Task Dots_stay_hidden_until_the_vote_is_closed_are_never_more_and_come_too_late_afterwards(DatabaseKind on)
    {
        var app = await apps.On(on);
        var id = await Meetings.Called(app);
        var goal = await Meetings.Candidate(app, id);
        await Meetings.To(app, id, WorkshopStage.Vote);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Meetings.Try(app, app.Company.SalesManager, id, $"goals/{goal}/dots", new { count = 4 }, put: true));
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Meetings.Try(app, app.Company.SalesManager, id, $"goals/{goal}/dots", new { count = 3 }, put: true)));
        Assert.Equal(HttpStatusCode.Forbidden, await Meetings.Try(app, app.Company.Administrator, id, $"goals/{goal}/dots", new { count = 1 }, put: true));
        foreach (var person in new[] { app.Company.Director, app.Company.FinanceManager, app.Company.Auditor, app.Company.Administrator })
            Assert.Equal((null, 0), ((await Meetings.Shown(app, person, id)).Board!.Goals.Single().Dots, (await Meetings.Shown(app, person, id)).Board!.Goals.Single().OwnDots));
        await Meetings.Do(app, app.Company.Director, id, "close-vote");
        Assert.Equal(HttpStatusCode.Conflict, await Meetings.Try(app, app.Company.FinanceManager, id, $"goals/{goal}/dots", new { count = 1 }, put: true));
        Assert.Equal(3, (await Meetings.Shown(app, app.Company.FinanceManager, id)).Board!.Goals.Single().Dots);
        await using var db = app.Db();
        Assert.DoesNotContain(await db.AuditEntries.Where(entry => entry.Subject == $"workshop/{id}").ToListAsync(Stop), entry => entry.Action.Contains("dot", StringComparison.Ordinal) || entry.Action.EndsWith(".vote", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task Nobody_countersigns_for_another_nor_a_text_they_did_not_see(DatabaseKind on)
    {
        var app = await apps.On(on);
        var (id, goal) = await Meetings.Ratifying(app);
        var hash = (await Meetings.Shown(app, app.Company.Director, id)).Board!.Goals.Single().Hash;
        // Whatever a sender adds to name somebody else is no part of the request.
        await Meetings.Do(app, app.Company.SalesManager, id, "countersign", new { by = app.Company.FinanceManager.Id, answers = new[] { new { goal, hash, by = app.Company.FinanceManager.Id } } });
        var answers = (await Meetings.Shown(app, app.Company.Director, id)).Board!.Goals.Single().Answers;
        Assert.Equal(app.Company.SalesManager.Id, Assert.Single(answers).By);
        foreach (var person in new[] { app.Company.Administrator, app.Company.HumanResources, app.Company.Auditor })
            Assert.Equal(HttpStatusCode.Forbidden, await Meetings.Try(app, person, id, "countersign", new { answers = new[] { new { goal, hash } } }));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await Meetings.Try(app, app.Company.FinanceManager, id, "countersign", new { answers = new[] { new { goal, hash = new string('0', 64) } } }));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Meetings.Try(app, app.Company.FinanceManager, id, "countersign", new { answers = new[] { new { goal, hash, objects = true } } }));
        Assert.Equal(HttpStatusCode.Conflict, await Meetings.Try(app, app.Company.Director, id, "ratify"));
        await using var db = app.Db();
        Assert.False(await db.Goals.AnyAsync(made => made.OwnerId == app.Company.Root.Id, Stop));
    }

    [Theory, BothDatabases]
    public async Task The_forms_of_the_board_take_nothing_without_their_token_and_lead_nowhere_else(DatabaseKind on)
    {
        var app = await apps.On(on);
        var id = await Meetings.Called(app);
        using var http = await app.As(app.Company.Director);
        foreach (var (path, field, value) in new[] { ("notes", "Kind", nameof(NoteKind.Strength)), ("lead", "Verb", nameof(WorkshopVerb.CallOff)), ($"notes/{Guid.NewGuid()}", "Do", nameof(NoteChange.Edit)), ($"dots/{Guid.NewGuid()}", "Count", "1") })
        {
            using var form = new FormUrlEncodedContent([new(field, value), new("Text", "x"), new("Back", "https://elsewhere.example/")]);
            Assert.Equal(HttpStatusCode.BadRequest, (await http.PostAsync($"/workshops/{id}/{path}", form, Stop)).StatusCode);
        }
    }

    [Fact]
    public async Task A_form_of_nonsense_or_without_what_it_must_say_is_refused_and_writes_nothing()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        var id = await Meetings.Called(app);
        using var http = await app.As(app.Company.Director, followRedirects: false);
        var token = Forms.Token(await http.GetStringAsync($"/workshops/{id}", Stop));
        (string Path, (string, string)[] Fields)[] nonsense =
        [
            ("notes", [("Kind", "Nonsense")]), ("notes", []),
            ($"notes/{Guid.NewGuid()}", [("Do", nameof(NoteChange.Edit)), ("SeenVersion", "1e9")]), ($"notes/{Guid.NewGuid()}", [("Do", "\u202eedit")]), ($"notes/{Guid.NewGuid()}", []),
            ($"dots/{Guid.NewGuid()}", [("Count", "99999999999")]), ($"dots/{Guid.NewGuid()}", []),
            ("lead", [("Verb", "7x")]), ("lead", [("Verb", nameof(WorkshopVerb.Time)), ("Minutes", "soon")]), ("lead", [("Verb", nameof(WorkshopVerb.Move)), ("Unseen", "perhaps")]), ("lead", []),
        ];
        foreach (var (path, fields) in nonsense)
            Assert.Equal((path, HttpStatusCode.BadRequest), (path, await Sent(path, [.. fields, ("Text", "x")])));
        Assert.Empty((await Meetings.Shown(app, app.Company.Director, id)).Board!.Notes);
        Assert.Equal(HttpStatusCode.Found, await Sent("notes", ("Kind", nameof(NoteKind.Strength)), ("Text", "x"), ("About", "")));
        Assert.Single((await Meetings.Shown(app, app.Company.Director, id)).Board!.Notes);

        async Task<HttpStatusCode> Sent(string path, params (string Field, string Value)[] fields)
        {
            using var form = new FormUrlEncodedContent([.. fields.Select(one => KeyValuePair.Create(one.Field, one.Value)), new("__RequestVerificationToken", token)]);
            using var answer = await http.PostAsync($"/workshops/{id}/{path}", form, Stop);
            return answer.StatusCode;
        }
    }

    private static async Task<byte[]> Unpacked(HttpClient http, string path)
    {
        using var book = new System.IO.Compression.ZipArchive(new MemoryStream(await http.GetByteArrayAsync(path, Stop)));
        using var all = new MemoryStream();
        foreach (var entry in book.Entries)
        {
            await using var part = await entry.OpenAsync(Stop);
            await part.CopyToAsync(all, Stop);
        }

        return all.ToArray();
    }
}
