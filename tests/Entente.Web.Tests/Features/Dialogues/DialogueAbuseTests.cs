using System.Net;
using System.Net.Http.Json;
using Entente.Domain.Dialogues;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Tests.Features.Dialogues;

/// <summary>What nobody may see or do in a dialogue.</summary>
public sealed class DialogueAbuseTests(Apps apps) : IClassFixture<Apps>
{
    private const string Secret = "我们其实缺两个人";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_preparation_is_seen_by_nobody_else_until_both_have_submitted(DatabaseKind on)
    {
        var app = await apps.On(on);
        var dialogue = await Talks.Preparing(app);
        using var host = await app.As(app.Company.PartsManager);
        Assert.Equal(HttpStatusCode.OK, (await host.PutAsJsonAsync($"/api/v1/dialogues/{dialogue.Id}/preparation", new { worries = Secret }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.PostAsJsonAsync($"/api/v1/dialogues/{dialogue.Id}/submit", new { }, Stop)).StatusCode);
        Assert.Contains(Secret, WebUtility.HtmlDecode(await host.GetStringAsync($"/dialogues/{dialogue.Id}", Stop)), StringComparison.Ordinal);
        foreach (var person in new[] { app.Company.TechniciansManager, app.Company.AfterSalesManager, app.Company.Director, app.Company.Administrator, app.Company.Auditor, app.Company.HumanResources })
            await SeesNothing(await app.As(person), dialogue.Id);
        await SeesNothing(await app.WithKey("admin"), dialogue.Id, pages: false);

        using var guest = await app.As(app.Company.TechniciansManager);
        // Handing over nothing opens nothing.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await guest.PostAsJsonAsync($"/api/v1/dialogues/{dialogue.Id}/submit", new { }, Stop)).StatusCode);
        await SeesNothing(await app.As(app.Company.TechniciansManager), dialogue.Id);
        Assert.Equal(HttpStatusCode.OK, (await guest.PutAsJsonAsync($"/api/v1/dialogues/{dialogue.Id}/preparation", new { goals = "少等" }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await guest.PostAsJsonAsync($"/api/v1/dialogues/{dialogue.Id}/submit", new { }, Stop)).StatusCode);
        Assert.Contains(Secret, WebUtility.HtmlDecode(await guest.GetStringAsync($"/dialogues/{dialogue.Id}", Stop)), StringComparison.Ordinal);
        Assert.Contains(Secret, await guest.GetStringAsync($"/api/v1/dialogues/{dialogue.Id}", Stop), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Writing_a_preparation_moves_nothing_that_the_other_side_could_watch(DatabaseKind on)
    {
        var app = await apps.On(on);
        var dialogue = await Talks.Preparing(app);
        using var guest = await app.As(app.Company.TechniciansManager);
        using var before = await guest.GetAsync($"/api/v1/dialogues/{dialogue.Id}", Stop);
        using var host = await app.As(app.Company.PartsManager);
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.OK, (await host.PutAsJsonAsync($"/api/v1/dialogues/{dialogue.Id}/preparation", new { goals = new string('字', 500 * (i + 1)), seenVersion = i }, Stop)).StatusCode);
        using var after = await guest.GetAsync($"/api/v1/dialogues/{dialogue.Id}", Stop);
        Assert.Equal(before.Headers.ETag, after.Headers.ETag);
        Assert.Equal(await before.Content.ReadAsStringAsync(Stop), await after.Content.ReadAsStringAsync(Stop));
        await using var db = app.Db();
        Assert.Empty(await db.AuditEntries.Where(entry => entry.Subject == $"dialogue/{dialogue.Id}").ToListAsync(Stop));
    }

    [Theory, BothDatabases]
    public async Task The_record_of_a_submission_holds_no_word_of_it(DatabaseKind on)
    {
        var app = await apps.On(on);
        var dialogue = await Talks.Preparing(app);
        using var host = await app.As(app.Company.PartsManager);
        Assert.Equal(HttpStatusCode.OK, (await host.PutAsJsonAsync($"/api/v1/dialogues/{dialogue.Id}/preparation", new { worries = Secret }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.PostAsJsonAsync($"/api/v1/dialogues/{dialogue.Id}/submit", new { text = Secret }, Stop)).StatusCode);
        await using var db = app.Db();
        var entry = await db.AuditEntries.SingleAsync(one => one.Subject == $"dialogue/{dialogue.Id}", Stop);
        Assert.Equal(("dialogue.prepare", null), (entry.Action, entry.Details));
        Assert.DoesNotContain(app.Log.All, line => line.ToString()!.Contains(Secret, StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task Strangers_do_not_learn_that_there_is_one_and_members_read_only_what_is_signed(DatabaseKind on)
    {
        var app = await apps.On(on);
        var dialogue = await Talks.Held(app);
        foreach (var person in new[] { app.Company.Accountant, app.Company.Technician, app.Company.Storekeeper })
        {
            using var http = await app.As(person);
            foreach (var path in new[] { $"/dialogues/{dialogue.Id}", $"/dialogues/{dialogue.Id}/minutes", $"/api/v1/dialogues/{dialogue.Id}" })
                Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(path, Stop)).StatusCode);
            foreach (var path in new[] { "accept", "start", "submit", "notes" })
                Assert.Equal(HttpStatusCode.NotFound, (await http.PostAsJsonAsync($"/api/v1/dialogues/{dialogue.Id}/{path}", new { part = "goals", text = "x" }, Stop)).StatusCode);
            Assert.DoesNotContain(dialogue.Id.ToString(), await http.GetStringAsync("/dialogues", Stop), StringComparison.Ordinal);
        }
    }

    [Theory, BothDatabases]
    public async Task Whoever_only_reads_writes_nothing_and_a_key_speaks_for_nobody(DatabaseKind on)
    {
        var app = await apps.On(on);
        var dialogue = await Talks.Held(app);
        foreach (var http in new[] { await app.As(app.Company.AfterSalesManager), await app.As(app.Company.Administrator), await app.As(app.Company.Auditor), await app.WithKey("admin") })
        {
            foreach (var path in new[] { "notes", "sign", "start" })
                Assert.Equal(HttpStatusCode.Forbidden, (await http.PostAsJsonAsync($"/api/v1/dialogues/{dialogue.Id}/{path}", new { part = "goals", text = "x", hash = "x" }, Stop)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await http.PutAsJsonAsync($"/api/v1/dialogues/{dialogue.Id}/preparation", new { goals = "x" }, Stop)).StatusCode);
            http.Dispose();
        }

        using var stranger = await app.WithKey("chain:read");
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync("/api/v1/dialogues", Stop)).StatusCode);
        Assert.Empty((await Talks.Again(app, dialogue)).Signatures);
    }

    [Theory, BothDatabases]
    public async Task Nobody_invites_for_a_unit_that_is_not_theirs_and_the_host_does_not_accept_for_the_guest(DatabaseKind on)
    {
        var app = await apps.On(on);
        using var other = await app.As(app.Company.SalesManager);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.PostAsJsonAsync("/api/v1/dialogues", new { host = app.Company.Finance.Code, guest = app.Company.Sales.Code, period = "2026-Q2" }, Stop)).StatusCode);
        var dialogue = await Talks.Invited(app);
        using var host = await app.As(app.Company.PartsManager);
        Assert.Equal(HttpStatusCode.Forbidden, (await host.PostAsJsonAsync($"/api/v1/dialogues/{dialogue.Id}/accept", new { }, Stop)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task The_forms_of_the_room_take_nothing_without_their_token(DatabaseKind on)
    {
        var app = await apps.On(on);
        var dialogue = await Talks.Held(app);
        using var host = await app.As(app.Company.PartsManager);
        using var form = new FormUrlEncodedContent([new("Part", nameof(AgendaPart.Goals)), new("Text", "x")]);
        Assert.Equal(HttpStatusCode.BadRequest, (await host.PostAsync($"/dialogues/{dialogue.Id}/notes", form, Stop)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_note_of_another_dialogue_is_neither_edited_nor_captured(DatabaseKind on)
    {
        var app = await apps.On(on);
        var (one, other) = (await Talks.Held(app), await Talks.Held(app));
        using var host = await app.As(app.Company.PartsManager);
        using var made = await host.PostAsJsonAsync($"/api/v1/dialogues/{one.Id}/notes", new { part = "goals", text = "x" }, Stop);
        var note = (await Talks.Shown(app, app.Company.PartsManager, one.Id)).Minutes!.Notes.Single();
        Assert.Equal(HttpStatusCode.NotFound, (await host.PutAsJsonAsync($"/api/v1/dialogues/{other.Id}/notes/{note.Id}", new { text = "y", seenVersion = 1 }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.PostAsJsonAsync($"/api/v1/dialogues/{other.Id}/notes/{note.Id}/capture", new { kind = "need" }, Stop)).StatusCode);
        using var guest = await app.As(app.Company.TechniciansManager);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.PostAsJsonAsync($"/api/v1/dialogues/{one.Id}/notes", new { id = note.Id, part = "goals", text = "mine" }, Stop)).StatusCode);
    }

    private static async Task SeesNothing(HttpClient http, Guid id, bool pages = true)
    {
        using var _ = http;
        Assert.DoesNotContain(Secret, await http.GetStringAsync($"/api/v1/dialogues/{id}", Stop), StringComparison.Ordinal);
        if (pages)
            Assert.DoesNotContain(Secret, WebUtility.HtmlDecode(await http.GetStringAsync($"/dialogues/{id}", Stop)), StringComparison.Ordinal);
    }
}
