using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Entente.Web.Features.Bots;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Tests.Features.Bots;

/// <summary>Whom a platform knows by their addresses: a hundred at a time, to the last of them, and never one who is known already.</summary>
public sealed class FindAccountsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Whoever_comes_after_a_hundred_strangers_is_found_too(DatabaseKind on)
    {
        await using var chat = await ChatServer.Start();
        await using var app = await App.Start(on, adjust: chat.Use);
        for (var i = 0; i < FindAccounts.AtOnce; i++)
            _ = await app.Given.Person(app.Company.Parts, $"新人 {i}", $"a{i:000}@repair.example");
        await app.Connect(ChatPlatform.WeCom, app.Company.Accountant);
        using var administrator = await app.As(app.Company.Administrator);

        var first = await Find(administrator, null);
        Assert.Equal((0, "a099@repair.example", true), (first.GetProperty("found").GetInt32(), first.GetProperty("after").GetString(), first.GetProperty("left").GetInt32() > 0));
        var rest = await Find(administrator, first.GetProperty("after").GetString());
        Assert.Equal((1, JsonValueKind.Null, 0), (rest.GetProperty("found").GetInt32(), rest.GetProperty("after").ValueKind, rest.GetProperty("left").GetInt32()));

        await using var db = app.Db();
        Assert.Equal("seller01", (await db.Set<ChatAccount>().SingleAsync(one => one.PersonId == app.Company.Seller.Id, Stop)).UserId);
        Assert.DoesNotContain(chat.Messages, call => call.Text.Contains(app.Company.Accountant.Email, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_no_stranger_but_a_fault_stops_the_search_where_it_can_go_on()
    {
        await using var chat = await ChatServer.Start();
        await using var app = await App.Start(adjust: chat.Use);
        await app.Connect(ChatPlatform.WeCom, app.Company.Accountant);
        using var administrator = await app.As(app.Company.Administrator);
        chat.Answer = call => call.Text.Contains("sales.manager@", StringComparison.Ordinal) ? new ChatServer.Answered("""{"errcode":45009,"errmsg":"api freq out of limit"}""") : null;

        var stopped = await Find(administrator, null);
        Assert.StartsWith("45009", stopped.GetProperty("fault").GetString(), StringComparison.Ordinal);
        chat.Answer = _ => null;
        var rest = await Find(administrator, stopped.GetProperty("after").GetString());
        Assert.Equal((1, JsonValueKind.Null), (rest.GetProperty("found").GetInt32(), rest.GetProperty("fault").ValueKind));
    }

    private static async Task<JsonElement> Find(HttpClient administrator, string? after)
    {
        using var answer = await administrator.PostAsync(new Uri($"/api/v1/bots/WeCom/people/find{(after is null ? "" : "?after=" + Uri.EscapeDataString(after))}", UriKind.Relative), null, Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
    }
}
