using System.Net;
using System.Net.Http.Json;
using Entente.Domain.Goals;
using Entente.Web.Features.Goals;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Tests.Features.Goals;

/// <summary>What nobody may do with a goal.</summary>
public sealed class GoalAbuseTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, BothDatabases]
    public async Task A_stranger_does_not_learn_that_there_is_a_draft(DatabaseKind on)
    {
        var app = await apps.On(on);
        var goal = await Promises.Draft(app);
        using var stranger = await app.As(app.Company.Accountant);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/goals/{goal.Id}", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsJsonAsync($"/api/v1/goals/{goal.Id}/propose", new { }, TestContext.Current.CancellationToken)).StatusCode);
        Assert.DoesNotContain(goal.Body.Title, await stranger.GetStringAsync("/goals", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Nobody_signs_for_another_side_and_a_key_signs_for_nobody(DatabaseKind on)
    {
        var app = await apps.On(on);
        var goal = await Promises.Proposed(app);
        var served = new { @as = "served", unit = app.Company.Technicians.Code, hash = goal.Latest.Hash };
        foreach (var person in new[] { app.Company.PartsManager, app.Company.Technician, app.Company.Administrator, app.Company.Accountant })
        {
            using var http = await app.As(person);
            Assert.Equal(HttpStatusCode.Forbidden, (await http.PostAsJsonAsync($"/api/v1/goals/{goal.Id}/sign", served, TestContext.Current.CancellationToken)).StatusCode);
        }

        using var key = await app.WithKey("admin");
        Assert.Equal(HttpStatusCode.Forbidden, (await key.PostAsJsonAsync($"/api/v1/goals/{goal.Id}/sign", served, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Empty((await Promises.Again(app, goal)).Latest.Signatures);
    }

    [Theory, BothDatabases]
    public async Task Strangers_neither_edit_nor_report_nor_verify_nor_judge(DatabaseKind on)
    {
        var app = await apps.On(on);
        var goal = await Promises.Proposed(app);
        using var http = await app.As(app.Company.Accountant);
        Assert.Equal(HttpStatusCode.Forbidden, (await http.PutAsJsonAsync($"/api/v1/goals/{goal.Id}", Promises.Asked(app), Promises.Json, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync($"/goals/{goal.Id}/edit", TestContext.Current.CancellationToken)).StatusCode);
        foreach (var (path, body) in new (string, object)[]
        {
            ("start", new { }), ("check-in", new { confidence = 1, text = "x" }), ("criteria/1/report", new { value = 3 }), ("report", new { }), ("drop", new { text = "x" }),
            ("verify", new { @as = "served", unit = app.Company.Technicians.Code }), ("settle", new { @as = "served", unit = app.Company.Technicians.Code, text = "x" }), ("judge", new { points = 100, text = "x" }),
        })
            Assert.Equal(HttpStatusCode.Forbidden, (await http.PostAsJsonAsync($"/api/v1/goals/{goal.Id}/{path}", body, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_key_without_the_scope_stays_outside(DatabaseKind on)
    {
        var app = await apps.On(on);
        using var key = await app.WithKey("chain:read");
        Assert.Equal(HttpStatusCode.Forbidden, (await key.GetAsync("/api/v1/goals", TestContext.Current.CancellationToken)).StatusCode);
        using var reads = await app.WithKey("goals:read");
        Assert.Equal(HttpStatusCode.OK, (await reads.GetAsync("/api/v1/goals", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reads.PostAsJsonAsync("/api/v1/goals", Promises.Asked(app), Promises.Json, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Evidence_is_read_by_the_sides_alone_and_never_shown_as_a_page(DatabaseKind on)
    {
        var app = await apps.On(on);
        var goal = await Promises.Active(app);
        using var owner = await app.As(app.Company.PartsManager);
        using var sent = await owner.PostAsync($"/api/v1/goals/{goal.Id}/files?name=list.txt", new StringContent("三人到岗"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Created, sent.StatusCode);
        var file = (await sent.Content.ReadFromJsonAsync<GoalFiles.FileShown>(TestContext.Current.CancellationToken))!;
        using var customer = await app.As(app.Company.Technician);
        using var got = await customer.GetAsync($"/goals/{goal.Id}/files/{file.Id}", TestContext.Current.CancellationToken);
        Assert.Equal("三人到岗", await got.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("attachment", got.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", got.Headers.GetValues("X-Content-Type-Options").Single());
        using var stranger = await app.As(app.Company.Accountant);
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync($"/goals/{goal.Id}/files/{file.Id}", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.PostAsync($"/api/v1/goals/{goal.Id}/files?name=x.txt", new StringContent("x"), TestContext.Current.CancellationToken)).StatusCode);
        var other = await Promises.Active(app);
        Assert.Equal(HttpStatusCode.NotFound, (await customer.GetAsync($"/goals/{other.Id}/files/{file.Id}", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_file_that_is_not_what_it_claims_or_too_large_is_refused_and_leaves_nothing(DatabaseKind on)
    {
        var app = await apps.On(on);
        var goal = await Promises.Active(app);
        using var owner = await app.As(app.Company.PartsManager);
        foreach (var (name, content) in new[] { ("a.pdf", "MZ not a document"u8.ToArray()), ("a.pdf.exe", "MZ"u8.ToArray()), ("a.exe.pdf", "%PDF-1.7"u8.ToArray()), ("a.txt", Array.Empty<byte>()) })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await owner.PostAsync($"/api/v1/goals/{goal.Id}/files?name={name}", new ByteArrayContent(content), TestContext.Current.CancellationToken)).StatusCode);
        using var large = new StringContent(new string('a', (int)EvidenceFile.MostBytes + 1));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await owner.PostAsync($"/api/v1/goals/{goal.Id}/files?name=a.txt", large, TestContext.Current.CancellationToken)).StatusCode);
        await using var db = app.Db();
        Assert.Equal(0, await db.EvidenceFiles.CountAsync(file => file.GoalId == goal.Id, TestContext.Current.CancellationToken));
        Assert.Empty(Directory.Exists(Path.Combine(app.Folder, "evidence")) ? Directory.GetFiles(Path.Combine(app.Folder, "evidence"), "*.coming") : []);
    }

    [Theory, BothDatabases]
    public async Task The_page_takes_no_file_without_its_token(DatabaseKind on)
    {
        var app = await apps.On(on);
        var goal = await Promises.Active(app);
        using var owner = await app.As(app.Company.PartsManager);
        using var form = new MultipartFormDataContent { { new StringContent("forged"), "__RequestVerificationToken" }, { new StringContent("x"), "file", "a.txt" } };
        Assert.Equal(HttpStatusCode.BadRequest, (await owner.PostAsync($"/goals/{goal.Id}/files", form, TestContext.Current.CancellationToken)).StatusCode);
    }
}
