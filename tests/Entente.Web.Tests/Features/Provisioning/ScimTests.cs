using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Features.Identity;
using Entente.Web.Tests.Features.Identity;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Provisioning;

/// <summary>People and groups as a company's directory sends them, in the very words of Entra ID and Okta.</summary>
public sealed class ScimTests(Apps apps) : IClassFixture<Apps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Nobody_speaks_for_the_directory_without_a_key_of_its_scope(DatabaseKind on)
    {
        var app = await apps.On(on);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Client(followRedirects: false).GetAsync("/scim/v2/Users", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.WithKey("org:write", "org:read")).GetAsync("/scim/v2/Users", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.As(app.Company.Administrator)).GetAsync("/scim/v2/Users", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.WithKey("scim:write")).GetAsync("/api/v1/people", Stop)).StatusCode);
        var scim = await app.WithKey("scim:write");
        foreach (var path in new[] { "ServiceProviderConfig", "ResourceTypes", "ResourceTypes/User", "Schemas", "Schemas/urn:ietf:params:scim:schemas:core:2.0:User", "Users?count=1", "Groups" })
        {
            var answer = await scim.GetAsync("/scim/v2/" + path, Stop);
            Assert.True(answer.IsSuccessStatusCode, path);
            Assert.Equal("application/scim+json", answer.Content.Headers.ContentType!.MediaType);
        }
    }

    [Theory, BothDatabases]
    public async Task A_person_is_made_found_changed_let_go_and_comes_back(DatabaseKind on)
    {
        var app = await apps.On(on);
        var scim = await app.WithKey("scim:write");
        var email = $"ada.{on}@repair.example".ToLowerInvariant();
        Assert.Equal(0, (await Get(scim, $"Users?filter=userName eq \"{email}\"")).GetProperty("totalResults").GetInt32());
        // Entra ID.
        var made = await Send(scim, HttpMethod.Post, "Users", $$"""
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],"externalId":"ext-{{on}}","userName":"{{email}}","active":true,
             "emails":[{"primary":true,"type":"work","value":"{{email}}"}],"meta":{"resourceType":"User"},"name":{"formatted":"Ada Chen","familyName":"Chen","givenName":"Ada"},"displayName":"陈艾达","title":"技师",
             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"{{app.Company.Parts.Code}}"},"roles":[]}
            """, HttpStatusCode.Created);
        var id = made.Body.GetProperty("id").GetGuid();
        Assert.Equal(("陈艾达", "ext-" + on, "W/\"1\""), (made.Body.GetProperty("displayName").GetString(), made.Body.GetProperty("externalId").GetString(), made.ETag));
        Assert.EndsWith($"/scim/v2/Users/{id}", made.Location, StringComparison.Ordinal);
        foreach (var filter in new[] { $"userName eq \"{email.ToUpperInvariant()}\"", $"externalId eq \"ext-{on}\"", $"urn:ietf:params:scim:schemas:core:2.0:User:userName Eq \"{email}\"" })
            Assert.Equal(id, (await Get(scim, "Users?filter=" + Uri.EscapeDataString(filter))).GetProperty("Resources")[0].GetProperty("id").GetGuid());
        Assert.Equal(0, (await Get(scim, $"Users?filter=externalId eq \"EXT-{on}\"")).GetProperty("totalResults").GetInt32());
        await using var db = app.Db();
        Assert.Equal(app.Company.Parts.Id, (await Person(db, id)).HomeUnitId);

        await Send(scim, HttpMethod.Patch, $"Users/{id}", Patch("""{"op":"Replace","path":"title","value":"组长"},{"op":"Add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department","value":"no such unit"},{"op":"Replace","path":"emails[type eq \"work\"].value","value":"ignored@repair.example"}"""));
        Assert.Equal("组长", (await Person(db, id)).Title);
        var stale = new HttpRequestMessage(HttpMethod.Put, $"/scim/v2/Users/{id}") { Content = Json($$"""{"userName":"{{email}}"}""") };
        stale.Headers.TryAddWithoutValidation("If-Match", "W/\"1\"");
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await scim.SendAsync(stale, Stop)).StatusCode);
        var renamed = await Send(scim, HttpMethod.Patch, $"Users/{id}", Patch($$"""{"op":"replace","value":{"userName":"b.{{email}}","name.formatted":"陈大","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"{{app.Company.Sales.Code}}"} } }"""));
        Assert.Equal(("b." + email, "陈大"), (renamed.Body.GetProperty("userName").GetString(), renamed.Body.GetProperty("displayName").GetString()));
        Assert.Equal(app.Company.Sales.Id, (await Person(db, id)).HomeUnitId);

        await using (var scope = app.Services.CreateAsyncScope())
            Assert.Null(await scope.ServiceProvider.GetRequiredService<Passwords>().Set(id, "b." + email, Forms.Strong));
        var inside = await app.Enter("b." + email, Forms.Strong);
        // Entra ID sends truth as a word in capitals.
        var gone = await Send(scim, HttpMethod.Patch, $"Users/{id}", Patch("""{"op":"Replace","path":"active","value":"False"}"""));
        Assert.False(gone.Body.GetProperty("active").GetBoolean());
        Assert.Equal(HttpStatusCode.Redirect, (await inside.GetAsync("/services", Stop)).StatusCode);
        Assert.Null((await app.Client(followRedirects: false).SignIn("b." + email, Forms.Strong)).Headers.Location);
        Assert.All(await db.Memberships.AsNoTracking().Where(one => one.PersonId == id).ToListAsync(Stop), one => Assert.NotNull(one.To));
        Assert.Equal("陈大", (await Person(db, id)).Name);

        // Okta sends an object without a path.
        await Send(scim, HttpMethod.Patch, $"Users/{id}", Patch("""{"op":"replace","value":{"active":true}}"""));
        Assert.NotNull((await app.Client(followRedirects: false).SignIn("b." + email, Forms.Strong)).Headers.Location);

        Assert.Equal(HttpStatusCode.NoContent, (await scim.DeleteAsync($"/scim/v2/Users/{id}", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await scim.GetAsync($"/scim/v2/Users/{id}", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await scim.DeleteAsync($"/scim/v2/Users/{id}", Stop)).StatusCode);
        Assert.Null((await Person(db, id)).RemovedAt);
        var again = await Send(scim, HttpMethod.Post, "Users", $$"""{"userName":"b.{{email}}","displayName":"陈艾达","externalId":"ext-{{on}}"}""", HttpStatusCode.Created);
        Assert.Equal(id, again.Body.GetProperty("id").GetGuid());
        Assert.Contains("scim.user-back", await db.AuditEntries.Where(entry => entry.Subject == $"person/{id}").Select(entry => entry.Action).ToListAsync(Stop));
    }

    [Theory, BothDatabases]
    public async Task What_cannot_be_is_refused_in_scims_own_words(DatabaseKind on)
    {
        var app = await apps.On(on);
        var scim = await app.WithKey("scim:write");
        await Refused(scim, HttpMethod.Post, "Users", $$"""{"userName":"{{app.Company.Seller.Email}}"}""", 409, "uniqueness");
        await Refused(scim, HttpMethod.Post, "Users", """{"userName":"no address"}""", 400, "invalidValue");
        await Refused(scim, HttpMethod.Post, "Users", """{"displayName":"x"}""", 400, "invalidValue");
        await Refused(scim, HttpMethod.Post, "Users", "[]", 400, "invalidValue");
        await Refused(scim, HttpMethod.Get, "Users?filter=userName co \"a\"", null, 400, "invalidFilter");
        await Refused(scim, HttpMethod.Get, "Users?filter=password eq \"a\"", null, 400, "invalidFilter");
        await Refused(scim, HttpMethod.Get, $"Users/{Guid.NewGuid()}", null, 404, null);
        await Refused(scim, HttpMethod.Patch, $"Users/{app.Company.Seller.Id}", """{"Operations":[{"op":"burn"}]}""", 400, "invalidValue");
        await Refused(scim, HttpMethod.Patch, $"Users/{app.Company.Seller.Id}", Patch($$"""{"op":"replace","path":"userName","value":"{{app.Company.Technician.Email}}"}"""), 409, "uniqueness");
        // The last administrator cannot be let go.
        await Refused(scim, HttpMethod.Patch, $"Users/{app.Company.Administrator.Id}", Patch("""{"op":"replace","path":"active","value":false}"""), 409, null);
        Assert.Equal(HttpStatusCode.OK, (await (await app.As(app.Company.Administrator)).GetAsync("/admin/people", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await scim.PostAsync("/scim/v2/Users", Json("{"), Stop)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Pages_are_cut_as_asked_and_hold_everybody_once(DatabaseKind on)
    {
        var app = await apps.On(on);
        var scim = await app.WithKey("scim:write");
        var seen = new List<string>();
        for (var start = 1; ; start += 4)
        {
            var page = await Get(scim, $"Users?startIndex={start}&count=4");
            var ids = page.GetProperty("Resources").EnumerateArray().Select(user => user.GetProperty("id").GetString()!).ToList();
            Assert.Equal((ids.Count, start), (page.GetProperty("itemsPerPage").GetInt32(), page.GetProperty("startIndex").GetInt32()));
            seen.AddRange(ids);
            if (seen.Count >= page.GetProperty("totalResults").GetInt32())
                break;
        }

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Contains(app.Company.Seller.Id.ToString(), seen);
        Assert.Equal(0, (await Get(scim, "Users?count=0")).GetProperty("Resources").GetArrayLength());
    }

    [Theory, BothDatabases]
    public async Task A_group_means_a_unit_by_its_name_and_a_role_only_where_an_administrator_says_so(DatabaseKind on)
    {
        var app = await apps.On(on);
        var scim = await app.WithKey("scim:write");
        var (first, second) = (await app.Given.Person(app.Company.Sales), await app.Given.Person(app.Company.Sales));
        var made = await Send(scim, HttpMethod.Post, "Groups", $$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"{{app.Company.Technicians.Code}}","externalId":"g1","members":[{"value":"{{first.Id}}"}]}""", HttpStatusCode.Created);
        var unit = made.Body.GetProperty("id").GetGuid();
        await using var db = app.Db();
        Assert.True(await Belongs(db, first, app.Company.Technicians));
        await Send(scim, HttpMethod.Patch, $"Groups/{unit}", Patch($$"""{"op":"Add","path":"members","value":[{"value":"{{second.Id}}"}]}"""));
        Assert.True(await Belongs(db, second, app.Company.Technicians));
        // Entra ID takes one out by a value, Okta by a filter.
        await Send(scim, HttpMethod.Patch, $"Groups/{unit}", Patch($$"""{"op":"remove","path":"members[value eq \"{{first.Id}}\"]"},{"op":"Remove","path":"members","value":[{"value":"{{second.Id}}"}]}"""));
        Assert.False(await Belongs(db, first, app.Company.Technicians));
        Assert.False(await Belongs(db, second, app.Company.Technicians));
        Assert.True(await Belongs(db, first, app.Company.Sales));

        // Called like a role, a group still means none.
        var admins = (await Send(scim, HttpMethod.Post, "Groups", $$"""{"displayName":"Administrator","members":[{"value":"{{first.Id}}"}]}""", HttpStatusCode.Created)).Body.GetProperty("id").GetGuid();
        Assert.False(await db.RoleGrants.AnyAsync(grant => grant.PersonId == first.Id, Stop));
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.As(app.Company.HumanResources, followRedirects: false)).GetAsync("/admin/provisioning", Stop)).StatusCode);
        var administrator = await app.As(app.Company.Administrator, followRedirects: false);
        Assert.Equal(HttpStatusCode.Redirect, (await administrator.Submit("/admin/provisioning", $"group-{admins}", ("Form.Meaning", "role/Auditor"))).StatusCode);
        Assert.True(await db.RoleGrants.AnyAsync(grant => grant.PersonId == first.Id && grant.Role == Role.Auditor, Stop));
        await Send(scim, HttpMethod.Put, $"Groups/{admins}", $$"""{"displayName":"Auditors","members":[{"value":"{{second.Id}}"}]}""");
        Assert.False(await db.RoleGrants.AnyAsync(grant => grant.PersonId == first.Id, Stop));
        Assert.True(await db.RoleGrants.AnyAsync(grant => grant.PersonId == second.Id && grant.Role == Role.Auditor, Stop));
        Assert.Equal(1, (await Get(scim, "Groups?filter=displayName eq \"Auditors\"&excludedAttributes=members")).GetProperty("totalResults").GetInt32());
        Assert.Equal(HttpStatusCode.NoContent, (await scim.DeleteAsync($"/scim/v2/Groups/{admins}", Stop)).StatusCode);
        Assert.False(await db.RoleGrants.AnyAsync(grant => grant.PersonId == second.Id, Stop));
        await Refused(scim, HttpMethod.Post, "Groups", $$"""{"displayName":"{{app.Company.Technicians.Code}}"}""", 409, "uniqueness");
        await Refused(scim, HttpMethod.Post, "Groups", $$"""{"displayName":"x","members":[{"value":"{{Guid.NewGuid()}}"}]}""", 400, "invalidValue");
        Assert.Equal(HttpStatusCode.NoContent, (await scim.DeleteAsync($"/scim/v2/Groups/{unit}", Stop)).StatusCode);
    }

    [Fact]
    public async Task Whoever_leaves_while_answering_for_a_unit_is_out_and_human_resources_are_told()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        var (unit, manager) = (await app.Given.Unit("新部门", app.Company.Root), await app.Given.Person(app.Company.Sales));
        await app.Given.Manager(unit, manager);
        var inside = await app.As(manager, followRedirects: false);
        await Send(await app.WithKey("scim:write"), HttpMethod.Patch, $"Users/{manager.Id}", Patch("""{"op":"replace","path":"active","value":false}"""));
        Assert.Equal(HttpStatusCode.Redirect, (await inside.GetAsync("/services", Stop)).StatusCode);
        await using var db = app.Db();
        Assert.Contains(await db.Set<Entente.Web.Platform.Messages.Message>().Where(message => message.PersonId == app.Company.HumanResources.Id).Select(message => message.Chinese).ToListAsync(Stop), text => text.Contains("新部门", StringComparison.Ordinal));
        var home = await (await app.As(app.Company.HumanResources)).GetStringAsync("/", Stop);
        Assert.Contains($"/admin/units/{unit.Code}#manager", home, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_leaves_belongs_nowhere_from_tomorrow_on_whenever_that_would_have_ended_or_begun()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        var person = await app.Given.Person(app.Company.Sales);
        var today = DateOnly.FromDateTime(app.Now.UtcDateTime);
        var lent = Membership.Begin(Guid.CreateVersion7(), person.Id, app.Company.Finance.Id, today.AddDays(-9));
        lent.End(today.AddDays(30));
        await app.Given.Save(lent);
        await app.Given.Save(Membership.Begin(Guid.CreateVersion7(), person.Id, app.Company.Parts.Id, today.AddDays(5)));
        await Send(await app.WithKey("scim:write"), HttpMethod.Patch, $"Users/{person.Id}", Patch("""{"op":"replace","path":"active","value":false}"""));
        await using var db = app.Db();
        var left = await db.Memberships.AsNoTracking().Where(one => one.PersonId == person.Id).ToListAsync(Stop);
        Assert.All(left, one => Assert.False(one.CoversDay(today.AddDays(1)) || one.From > today));
        Assert.Contains(left, one => one.UnitId == app.Company.Finance.Id && one.To == today);
    }

    private static string Patch(string operations) => $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{{operations}}]}""";

    private static StringContent Json(string text) => new(text, Encoding.UTF8, new MediaTypeHeaderValue("application/scim+json"));

    private static Task<Person> Person(EntenteDb db, Guid id) => db.People.AsNoTracking().SingleAsync(person => person.Id == id, Stop);

    private static Task<bool> Belongs(EntenteDb db, Person person, Unit unit) => db.Memberships.AnyAsync(one => one.PersonId == person.Id && one.UnitId == unit.Id && one.To == null, Stop);

    private static async Task<JsonElement> Get(HttpClient http, string path)
    {
        using var answer = await http.GetAsync("/scim/v2/" + path, Stop);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }

    private static async Task<(JsonElement Body, string? ETag, string? Location)> Send(HttpClient http, HttpMethod method, string path, string json, HttpStatusCode wanted = HttpStatusCode.OK)
    {
        using var request = new HttpRequestMessage(method, "/scim/v2/" + path) { Content = Json(json) };
        using var answer = await http.SendAsync(request, Stop);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(answer.StatusCode == wanted, $"{(int)answer.StatusCode}: {text}");
        return (JsonDocument.Parse(text).RootElement, answer.Headers.ETag?.ToString(), answer.Headers.Location?.ToString());
    }

    private static async Task Refused(HttpClient http, HttpMethod method, string path, string? json, int status, string? type)
    {
        using var request = new HttpRequestMessage(method, "/scim/v2/" + path);
        if (json is not null)
            request.Content = Json(json);
        using var answer = await http.SendAsync(request, Stop);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True((int)answer.StatusCode == status, $"{path}: {(int)answer.StatusCode}: {text}");
        var error = JsonDocument.Parse(text).RootElement;
        Assert.Equal("urn:ietf:params:scim:api:messages:2.0:Error", error.GetProperty("schemas")[0].GetString());
        Assert.Equal((status.ToString(), type), (error.GetProperty("status").GetString(), error.TryGetProperty("scimType", out var said) ? said.GetString() : null));
    }
}
