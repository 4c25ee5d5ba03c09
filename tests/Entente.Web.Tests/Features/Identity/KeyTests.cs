using System.Net;
using System.Net.Http.Headers;
using Entente.Domain.Kernel;
using Entente.Web.Features.Identity;
using Entente.Web.Platform;
using Entente.Web.Tests.Kit;
using Entente.Web.Tests.Platform.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Identity;

/// <summary>What a program may do with its key, and for how long.</summary>
public sealed class KeyTests(Apps apps) : IClassFixture<Apps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_key_does_what_its_scopes_say_and_no_more(DatabaseKind on)
    {
        var app = await apps.On(on);
        foreach (var (scope, path) in new[] { ("org:read", "/units"), ("chain:read", "/services"), ("scorecards:read", "/scorecards?period=2026-03") })
        {
            var http = await app.WithKey(scope);
            Assert.Equal(200, (await http.Get(path)).Status);
            (await http.Get("/keys")).IsProblem(403);
            (await http.Post("/units", new { code = "x", name = "x", parent = "company" })).IsProblem(403);
            (await http.Post("/ratings", new { service = "reimbursement", customer = "sales", value = 2 })).IsProblem(403);
        }

        var readsOthers = await app.WithKey("ratings:read");
        foreach (var path in new[] { "/units", "/services", "/scorecards?period=2026-03" })
            (await readsOthers.Get(path)).IsProblem(403);
        var http2 = await app.WithKey("org:write", "chain:write", "ratings:write");
        Assert.Equal(HttpStatusCode.Forbidden, (await http2.GetAsync("/admin/keys", Stop)).StatusCode);
        Assert.Equal(200, (await (await app.WithKey("admin")).Get("/units")).Status);
    }

    [Theory, BothDatabases]
    public async Task An_administrator_makes_a_key_that_is_shown_once_and_opens_nothing_once_revoked(DatabaseKind on)
    {
        var app = await apps.On(on);
        var admin = await app.As(app.Company.Administrator);
        var made = await admin.Post("/keys", new { name = "ERP", scopes = new[] { "org:read" } }, "shown-once");
        Assert.Equal(201, made.Status);
        var secret = (string)made.Json!["key"]!;
        Assert.Matches("^ent_[A-Za-z0-9_-]{43}$", secret);
        Assert.DoesNotContain(secret, (await admin.Get("/keys")).Json!.ToJsonString(), StringComparison.Ordinal);
        await using (var db = app.Db())
            Assert.False(await db.IdempotentReplies.AnyAsync(Stop));

        var http = app.Client();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        Assert.Equal(200, (await http.Get("/units")).Status);
        await using var beside = await app.Beside();
        var other = beside.Client();
        other.DefaultRequestHeaders.Authorization = http.DefaultRequestHeaders.Authorization;
        Assert.Equal(200, (await other.Get("/units")).Status);

        Assert.Equal(204, (await admin.Call(HttpMethod.Delete, $"/keys/{made.Json["id"]}")).Status);
        (await http.Get("/units")).IsProblem(401);
        (await other.Get("/units")).IsProblem(401);
        (await admin.Call(HttpMethod.Delete, $"/keys/{Guid.NewGuid()}")).IsProblem(404);
    }

    [Theory, BothDatabases]
    public async Task Only_administrators_make_keys_and_only_with_scopes_that_exist(DatabaseKind on)
    {
        var app = await apps.On(on);
        var chain = await app.Services.GetRequiredService<Data.Snapshots>().Read(Stop);
        var create = app.Services.GetRequiredService<CreateKey>();
        var hr = new Actor(app.Company.HumanResources.Id, null, new HashSet<string>(), chain, chain.Directory.DayOf(app.Now));
        Assert.IsType<NotAllowed>((await create.Run(new CreateKey.Request { Name = "HR", Scopes = ["org:read"] }, hr, Stop)).Refusal);
        var terminal = Actor.AtTheCommandLine(chain, chain.Directory.DayOf(app.Now));
        foreach (var scopes in new string[][] { [], ["org:read", "everything"], ["ADMIN"] })
            Assert.IsType<ScopeUnknown>((await create.Run(new CreateKey.Request { Name = "n", Scopes = scopes }, terminal, Stop)).Refusal);
        foreach (var name in new[] { " ", "a\u202Eb", "a\nb" })
            Assert.IsType<NameInvalid>((await create.Run(new CreateKey.Request { Name = name, Scopes = ["admin"] }, terminal, Stop)).Refusal);
        var known = $"erp {Guid.CreateVersion7():N}";
        Given.Agreed(await create.Run(new CreateKey.Request { Name = known, Scopes = ["org:read"] }, terminal, Stop));
        Assert.IsType<KeyNameTaken>((await create.Run(new CreateKey.Request { Name = $" {known} ", Scopes = ["org:read"] }, terminal, Stop)).Refusal);
        (await (await app.As(app.Company.HumanResources)).Get("/keys")).IsProblem(403);
    }
}
