using System.Net;
using System.Net.Http.Json;
using Entente.Domain.Dialogues;
using Entente.Domain.Goals;
using Entente.Domain.Needs;
using Entente.Domain.Organization;
using Entente.Web.Tests.Features.Goals;
using Entente.Web.Tests.Features.Identity;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Tests.Features.Dialogues;

/// <summary>A dialogue from invitation to signature, over HTTP.</summary>
public sealed class DialogueFlowTests(Apps apps) : IClassFixture<Apps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Two_managers_invite_prepare_meet_capture_and_sign(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var (host, guest) = (app.Company.PartsManager, app.Company.TechniciansManager);
        using var invited = await (await app.As(host)).PostAsJsonAsync("/api/v1/dialogues", new { host = app.Company.Parts.Code, guest = app.Company.Technicians.Code, period = "2026-Q2", plannedAt = app.Now.AddDays(2) }, Stop);
        Assert.Equal(HttpStatusCode.Created, invited.StatusCode);
        var id = Guid.Parse(invited.Headers.Location!.OriginalString.Split('/')[^1]);
        using var twice = await (await app.As(guest)).PostAsJsonAsync("/api/v1/dialogues", new { host = app.Company.Technicians.Code, guest = app.Company.Parts.Code, period = "2026-Q2" }, Stop);
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        await Do(app, guest, id, "accept");
        await Do(app, host, id, "start");
        await Do(app, guest, id, "notes", new { part = "expectations", text = "六月前要三名会贴膜的技工" });
        var note = (await Talks.Shown(app, host, id)).Minutes!.Notes.Single();
        foreach (var kind in new[] { "need", "goal", "commitment", "expectation" })
            await Do(app, host, id, $"notes/{note.Id}/capture", new { kind });
        using var again = await (await app.As(host)).PostAsJsonAsync($"/api/v1/dialogues/{id}/notes/{note.Id}/capture", new { kind = "need" }, Stop);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        var minutes = (await Talks.Shown(app, host, id)).Minutes!;
        await Do(app, host, id, "sign", new { hash = minutes.Hash });
        Assert.Equal(DialogueState.Held, (await Talks.Shown(app, host, id)).State);
        await Do(app, guest, id, "sign", new { hash = minutes.Hash });
        Assert.Equal(DialogueState.Signed, (await Talks.Shown(app, host, id)).State);

        await using var db = app.Db();
        var need = await db.Needs.SingleAsync(one => one.OriginId == id, Stop);
        Assert.Equal((app.Company.Technicians.Id, app.Company.Parts.Id, NeedOrigin.Dialogue), (need.RaiserUnitId, need.ProviderId, need.Origin));
        Assert.Equal(guest.Id, need.Raisers.Single().PersonId);
        var goal = await db.Goals.SingleAsync(Stop);
        Assert.Equal((GoalState.Draft, app.Company.Parts.Id, "2026-Q2"), (goal.State, goal.OwnerId, goal.PeriodCode));
        Assert.Contains(goal.Body.Supports, support => support == new Support(SupportKind.Need, need.Id));
        Assert.Null(goal.Propose());
        Assert.Equal(minutes.Hash, (await db.SignedMinutes.SingleAsync(Stop)).Hash);
        Assert.Equal(app.Company.PartsForTechnicians.Id, (await db.Expectations.OrderByDescending(one => one.Number).FirstAsync(one => one.LinkId == app.Company.PartsForTechnicians.Id, Stop)).LinkId);
        Assert.Contains("六月前要三名会贴膜的技工", WebUtility.HtmlDecode(await (await app.As(app.Company.Technician)).GetStringAsync($"/dialogues/{id}/minutes", Stop)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_written_to_prepare_comes_back_where_the_other_side_has_begun_the_meeting()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        var dialogue = await Talks.Preparing(app);
        using var guest = await app.As(app.Company.TechniciansManager);
        var page = await guest.GetStringAsync($"/dialogues/{dialogue.Id}", Stop);
        await Do(app, app.Company.PartsManager, dialogue.Id, "start");
        using var refused = await guest.Send($"/dialogues/{dialogue.Id}", page, form => form.Contains("Prepared.Goals", StringComparison.Ordinal), ("Prepared.Goals", "旺季要备足机油"), ("Prepared.Worries", "怕被说成推诿"));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var words = await refused.Text();
        Assert.Contains("请先复制下来", words, StringComparison.Ordinal);
        Assert.All(["旺季要备足机油", "怕被说成推诿"], typed => Assert.Contains(typed, words, StringComparison.Ordinal));
        Assert.DoesNotContain("怕被说成推诿", await (await app.As(app.Company.PartsManager)).GetStringAsync($"/dialogues/{dialogue.Id}", Stop), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task An_edit_takes_the_signatures_away_and_signing_what_changed_says_what_changed(DatabaseKind on)
    {
        var app = await apps.On(on);
        var dialogue = await Talks.Held(app);
        var (host, guest) = (app.Company.PartsManager, app.Company.TechniciansManager);
        var seen = await Talks.Shown(app, host, dialogue.Id);
        await Do(app, guest, dialogue.Id, "sign", new { hash = seen.Minutes!.Hash });
        await Do(app, guest, dialogue.Id, "notes", new { part = "goals", text = "补充：周六也要到岗" });
        using var refused = await (await app.As(host)).PostAsJsonAsync($"/api/v1/dialogues/{dialogue.Id}/sign", new { hash = seen.Minutes.Hash, revision = seen.Revision }, Stop);
        Assert.Equal(HttpStatusCode.PreconditionFailed, refused.StatusCode);
        Assert.Contains("周六也要到岗", await refused.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Empty((await Talks.Again(app, dialogue)).Signatures);
        await using var db = app.Db();
        Assert.True(await db.AuditEntries.AnyAsync(entry => entry.Subject == $"dialogue/{dialogue.Id}" && entry.Action == "dialogue.unsigned", Stop));
    }

    [Theory, BothDatabases]
    public async Task A_note_sent_again_is_kept_once_and_two_edits_at_once_keep_both_texts(DatabaseKind on)
    {
        var app = await apps.On(on);
        var dialogue = await Talks.Held(app);
        var id = Guid.CreateVersion7();
        for (var i = 0; i < 2; i++)
            await Do(app, app.Company.PartsManager, dialogue.Id, "notes", new { id, part = "ways", text = "每周一对一次账" });
        using var one = await app.As(app.Company.PartsManager);
        using var other = await app.As(app.Company.TechniciansManager);
        var answers = await Task.WhenAll(
            one.PutAsJsonAsync($"/api/v1/dialogues/{dialogue.Id}/notes/{id}", new { text = "每周一早上对账", seenVersion = 1 }, Stop),
            other.PutAsJsonAsync($"/api/v1/dialogues/{dialogue.Id}/notes/{id}", new { text = "每周五下午对账", seenVersion = 1 }, Stop));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        var notes = (await Talks.Shown(app, app.Company.PartsManager, dialogue.Id)).Minutes!.Notes;
        Assert.Equal(["每周一早上对账", "每周五下午对账"], notes.Select(note => note.Text).Order(StringComparer.Ordinal));
        Assert.Equal(id, notes.Single(note => note.Id != id).Beside);
    }

    [Theory, BothDatabases]
    public async Task Many_notes_at_once_are_all_kept(DatabaseKind on)
    {
        var app = await apps.On(on);
        var dialogue = await Talks.Held(app);
        using var one = await app.As(app.Company.PartsManager);
        using var other = await app.As(app.Company.TechniciansManager);
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => (i % 2 == 0 ? one : other).PostAsJsonAsync($"/api/v1/dialogues/{dialogue.Id}/notes", new { part = "progress", text = $"第 {i} 条" }, Stop)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Equal(30, (await Talks.Shown(app, app.Company.PartsManager, dialogue.Id)).Minutes!.Notes.Select(note => note.Text).Distinct().Count());
    }

    [Theory, BothDatabases]
    public async Task A_successor_sees_the_preparation_and_signs_where_the_manager_left(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var dialogue = await Talks.Preparing(app);
        await Do(app, app.Company.TechniciansManager, dialogue.Id, "preparation", new { goals = "先把返修降下来" }, put: true);
        await using (var db = app.Db())
        {
            var term = await db.ManagerTerms.SingleAsync(one => one.UnitId == app.Company.Technicians.Id, Stop);
            Assert.Null(term.End(new DateOnly(2026, 3, 20)));
            await db.SaveChangesAsync(Stop);
        }

        await app.Given.Manager(app.Company.Technicians, app.Company.SecondTechnician, new DateOnly(2026, 3, 21));
        Assert.Equal("先把返修降下来", (await Talks.Shown(app, app.Company.SecondTechnician, dialogue.Id)).Preparations!.Single().Goals);
        using (var gone = await app.As(app.Company.TechniciansManager))
            Assert.True((await gone.PostAsJsonAsync($"/api/v1/dialogues/{dialogue.Id}/start", new { }, Stop)).StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound);
        await Do(app, app.Company.SecondTechnician, dialogue.Id, "start");
        await Do(app, app.Company.SecondTechnician, dialogue.Id, "sign", new { hash = (await Talks.Shown(app, app.Company.SecondTechnician, dialogue.Id)).Minutes!.Hash });
        Assert.Equal(app.Company.SecondTechnician.Id, (await Talks.Again(app, dialogue)).Signatures.Single().By);
    }

    [Theory, BothDatabases]
    public async Task What_may_not_be_done_now_says_what_may_and_a_stale_version_is_refused(DatabaseKind on)
    {
        var app = await apps.On(on);
        var dialogue = await Talks.Invited(app);
        using var guest = await app.As(app.Company.TechniciansManager);
        using var early = await guest.PostAsJsonAsync($"/api/v1/dialogues/{dialogue.Id}/start", new { }, Stop);
        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        Assert.Contains("Accept", await early.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        guest.DefaultRequestHeaders.Add("If-Match", "\"99\"");
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await guest.PostAsJsonAsync($"/api/v1/dialogues/{dialogue.Id}/accept", new { }, Stop)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_goal_answers_the_needs_of_the_other_side_alone_whoever_presses_the_key(DatabaseKind on)
    {
        var app = await apps.On(on);
        var dialogue = await Talks.Held(app);
        var (host, guest) = (app.Company.PartsManager, app.Company.TechniciansManager);
        await Do(app, guest, dialogue.Id, "notes", new { part = "expectations", text = "急件两小时内答复" });
        await Do(app, host, dialogue.Id, "notes", new { part = "expectations", text = "窗口设一名急件专员" });
        var notes = (await Talks.Shown(app, host, dialogue.Id)).Minutes!.Notes;
        var (asked, promised) = (notes.Single(note => note.Text.StartsWith('急')).Id, notes.Single(note => note.Text.StartsWith('窗')).Id);
        await Do(app, guest, dialogue.Id, $"notes/{asked}/capture", new { kind = "need" });
        var need = (await Talks.Shown(app, host, dialogue.Id)).Minutes!.Captures.Single().Target!.Value;
        using (var wrong = await (await app.As(guest)).PostAsJsonAsync($"/api/v1/dialogues/{dialogue.Id}/notes/{promised}/capture", new { kind = "goal", need }, Stop))
            Assert.Contains("goal.support-unknown", await wrong.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        await Do(app, guest, dialogue.Id, $"notes/{asked}/capture", new { kind = "goal" });
        await Do(app, host, dialogue.Id, $"notes/{promised}/capture", new { kind = "goal", need });
        var goals = (await Talks.Shown(app, host, dialogue.Id)).Minutes!.Captures.Where(capture => capture.Kind is CaptureKind.Goal).Select(capture => capture.Target).ToList();
        await using var db = app.Db();
        Assert.All(await db.Goals.Where(goal => goals.Contains(goal.Id)).ToListAsync(Stop), goal =>
        {
            Assert.Equal(app.Company.Parts.Id, goal.OwnerId);
            Assert.Equal([new Support(SupportKind.Need, need)], goal.Body.Supports);
        });
        Assert.Equal(2, goals.Count);
    }

    [Theory, BothDatabases]
    public async Task A_promise_is_brought_back_to_mind_when_its_day_comes_near(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var dialogue = await Talks.Held(app);
        await Do(app, app.Company.PartsManager, dialogue.Id, "notes", new { part = "ways", text = "缺件单每天下班前发出" });
        var note = (await Talks.Shown(app, app.Company.PartsManager, dialogue.Id)).Minutes!.Notes.Single();
        await Do(app, app.Company.PartsManager, dialogue.Id, $"notes/{note.Id}/capture", new { kind = "commitment" });
        Assert.DoesNotContain("您承诺过", await Home(app, app.Company.PartsManager), StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Contains("您承诺过：缺件单每天下班前发出", await Home(app, app.Company.PartsManager), StringComparison.Ordinal);
        Assert.DoesNotContain("您承诺过", await Home(app, app.Company.TechniciansManager), StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromDays(10));
        Assert.DoesNotContain("您承诺过", await Home(app, app.Company.PartsManager), StringComparison.Ordinal);
    }

    private static async Task<string> Home(App app, Person person)
    {
        using var http = await app.As(person);
        return WebUtility.HtmlDecode(await http.GetStringAsync("/", Stop));
    }

    [Theory, BothDatabases]
    public async Task What_came_of_a_note_that_was_changed_since_says_what_the_note_says_now(DatabaseKind on)
    {
        var app = await apps.On(on);
        var dialogue = await Talks.Held(app);
        var host = app.Company.PartsManager;
        await Do(app, host, dialogue.Id, "notes", new { part = "ways", text = "每周一碰头" });
        var note = (await Talks.Shown(app, host, dialogue.Id)).Minutes!.Notes.Single(one => one.Text == "每周一碰头");
        await Do(app, host, dialogue.Id, $"notes/{note.Id}/capture", new { kind = "commitment", owner = host.Email, day = "2026-06-30" });
        using var http = await app.As(host);
        Assert.DoesNotContain("这条记录后来改为", await (await http.GetAsync($"/dialogues/{dialogue.Id}", Stop)).Words(), StringComparison.Ordinal);
        await Do(app, host, dialogue.Id, $"notes/{note.Id}", new { text = "每周二碰头", seenVersion = note.Version }, put: true);
        Assert.Contains("这条记录后来改为：每周二碰头", await (await http.GetAsync($"/dialogues/{dialogue.Id}", Stop)).Words(), StringComparison.Ordinal);
    }

    private static async Task Do(App app, Person person, Guid id, string step, object? body = null, bool put = false)
    {
        using var http = await app.As(person);
        using var answer = put ? await http.PutAsJsonAsync($"/api/v1/dialogues/{id}/{step}", body, Stop) : await http.PostAsJsonAsync($"/api/v1/dialogues/{id}/{step}", body ?? new { }, Stop);
        Assert.True(answer.IsSuccessStatusCode, $"{step}: {await answer.Content.ReadAsStringAsync(Stop)}");
    }
}
