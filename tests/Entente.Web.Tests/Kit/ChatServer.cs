using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Entente.Web.Tests.Kit;

/// <summary>All five platforms on a free port, as far as the program speaks to them: each asks for its own token, answers in its own form, and keeps what comes.</summary>
public sealed class ChatServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<Call> calls = [];
    private readonly WebApplication web;
    private int token;

    private ChatServer(WebApplication web) => this.web = web;

    /// <summary>One request as it came in.</summary>
    public sealed record Call(string Method, string Path, IQueryCollection Query, string? Bearer, string? Type, string Text)
    {
        public JsonElement Body => JsonSerializer.Deserialize<JsonElement>(Text);

        public string? Token => Bearer ?? Query["access_token"];

        public bool IsToken => Path is "/cgi-bin/gettoken" or "/gettoken" or "/open-apis/auth/v3/tenant_access_token/internal";
    }

    /// <summary>An answer in a platform's own form.</summary>
    public sealed record Answered(string Text, int Status = 200, int? RetryAfter = null);

    public Uri Address => new(web.Urls.First());

    /// <summary>Everything that came, in order.</summary>
    public IReadOnlyList<Call> All => [.. calls];

    /// <summary>What came beside requests for a token.</summary>
    public IReadOnlyList<Call> Messages => [.. calls.Where(call => !call.IsToken)];

    public int TokensAsked => calls.Count(call => call.IsToken);

    /// <summary>Answers a call in its own way; null for the usual answer.</summary>
    public Func<Call, Answered?> Answer { get; set; } = _ => null;

    /// <summary>Called when a call is kept and before its sender hears of it.</summary>
    public Func<Call, Task> BeforeItSaysSo { get; set; } = _ => Task.CompletedTask;

    public static async Task<ChatServer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new ChatServer(builder.Build());
        server.web.Run(server.Take);
        await server.web.StartAsync();
        return server;
    }

    /// <summary>Lets every token that was given out be over.</summary>
    public void Expire() => Interlocked.Increment(ref token);

    /// <summary>Settings with which a program speaks to this server.</summary>
    public void Use(WebApplicationBuilder builder)
    {
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["ENTENTE_WEBHOOK_LOOPBACK"] = "true", ["ENTENTE_ADDRESS"] = "https://entente.repair.example/" });
        foreach (var platform in new[] { "WECOM", "DINGTALK", "FEISHU", "SLACK", "TEAMS" })
            builder.Configuration[$"ENTENTE_BOT_{platform}"] = Address.ToString();
    }

    public async ValueTask DisposeAsync() => await web.DisposeAsync();

    private async Task Take(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var bearer = http.Request.Headers.Authorization.ToString() is { Length: > 7 } header && header.StartsWith("Bearer ", StringComparison.Ordinal) ? header[7..] : null;
        var call = new Call(http.Request.Method, http.Request.Path, http.Request.Query, bearer, http.Request.ContentType, await reader.ReadToEndAsync());
        calls.Enqueue(call);
        await BeforeItSaysSo(call);
        var answer = Answer(call) ?? Usual(call);
        http.Response.StatusCode = answer.Status;
        if (answer.RetryAfter is { } seconds)
            http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        http.Response.ContentType = answer.Text.StartsWith('{') ? "application/json; charset=utf-8" : "text/plain";
        await http.Response.WriteAsync(answer.Text);
    }

    private string Good(string platform) => $"{platform}-token-{Volatile.Read(ref token)}";

    private Answered Usual(Call call)
    {
        bool Has(string key, string value) => call.Query[key] == value;
        return call.Path switch
        {
            "/cgi-bin/gettoken" => Has("corpid", "ww01") && Has("corpsecret", "wecom-app-secret")
                ? new($$"""{"errcode":0,"errmsg":"ok","access_token":"{{Good("wecom")}}","expires_in":7200}""") : new("""{"errcode":40001,"errmsg":"invalid credential, hint: [1], from ip: 127.0.0.1"}"""),
            "/gettoken" => Has("appkey", "ding01") && Has("appsecret", "ding-app-secret")
                ? new($$"""{"errcode":0,"errmsg":"ok","access_token":"{{Good("ding")}}","expires_in":7200}""") : new("""{"errcode":40089,"errmsg":"不合法的corpid或corpsecret"}"""),
            "/open-apis/auth/v3/tenant_access_token/internal" => call.Body.GetProperty("app_id").GetString() == "cli_01" && call.Body.GetProperty("app_secret").GetString() == "feishu-app-secret"
                ? new($$"""{"code":0,"msg":"ok","tenant_access_token":"{{Good("feishu")}}","expire":7200}""") : new("""{"code":10014,"msg":"app secret invalid"}"""),
            _ when call.Path.StartsWith("/cgi-bin/webhook/", StringComparison.Ordinal) => new("""{"errcode":0,"errmsg":"ok"}"""),
            _ when call.Path.StartsWith("/cgi-bin/", StringComparison.Ordinal) => call.Token == Good("wecom") ? WeCom(call) : new("""{"errcode":42001,"errmsg":"access_token expired, hint: [2], from ip: 127.0.0.1"}"""),
            "/robot/send" => new("""{"errcode":0,"errmsg":"ok"}"""),
            _ when call.Path.StartsWith("/topapi/", StringComparison.Ordinal) => call.Token == Good("ding")
                ? new("""{"errcode":0,"errmsg":"ok","task_id":256271667526,"request_id":"4jzllmte0wau"}""") : new("""{"errcode":88,"sub_code":"40014","sub_msg":"不合法的access_token","errmsg":"ding talk error"}"""),
            _ when call.Path.StartsWith("/open-apis/bot/v2/hook/", StringComparison.Ordinal) => new("""{"code":0,"msg":"success","data":{}}"""),
            _ when call.Path.StartsWith("/open-apis/", StringComparison.Ordinal) => call.Token == Good("feishu") ? Feishu(call) : new("""{"code":99991663,"msg":"Invalid access token for authorization. Please make a request with token attached."}""", 400),
            _ when call.Path.StartsWith("/api/", StringComparison.Ordinal) => call.Token == "xoxb-slack-token" ? Slack(call) : new("""{"ok":false,"error":"invalid_auth"}"""),
            _ when call.Path.StartsWith("/services/", StringComparison.Ordinal) => new("ok"),
            _ => new("", 202),
        };
    }

    private static Answered WeCom(Call call) => call.Path switch
    {
        "/cgi-bin/user/get_userid_by_email" => call.Body.GetProperty("email").GetString() == "seller@repair.example" ? new("""{"errcode":0,"errmsg":"ok","userid":"seller01"}""") : new("""{"errcode":46004,"errmsg":"user no exist"}"""),
        _ => new("""{"errcode":0,"errmsg":"ok","invaliduser":"","msgid":"xxxx"}"""),
    };

    private static Answered Feishu(Call call) => call.Path switch
    {
        "/open-apis/contact/v3/users/batch_get_id" => call.Body.GetProperty("emails")[0].GetString() is "seller@repair.example"
            ? new("""{"code":0,"msg":"success","data":{"user_list":[{"email":"seller@repair.example","user_id":"ou_seller"}]}}""") : new("""{"code":0,"msg":"success","data":{"user_list":[{"email":"x"}]}}"""),
        _ => new("""{"code":0,"msg":"success","data":{"message_id":"om_dc13264520392913993dd051dba21dcf"}}"""),
    };

    private static Answered Slack(Call call) => call.Path switch
    {
        "/api/users.lookupByEmail" => call.Query["email"] == "seller@repair.example" ? new("""{"ok":true,"user":{"id":"U0SELLER"}}""") : new("""{"ok":false,"error":"users_not_found"}"""),
        _ => new("""{"ok":true,"channel":"D024BE91L","ts":"1503435956.000247"}"""),
    };
}
