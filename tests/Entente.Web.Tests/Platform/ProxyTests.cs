using Entente.Web.Platform;
using Entente.Web.Tests.Kit;
using Microsoft.Extensions.Configuration;

namespace Entente.Web.Tests.Platform;

/// <summary>What stands before the program may say where a request came from; nobody else may.</summary>
public sealed class ProxyTests(Apps apps) : IClassFixture<Apps>
{
    [Fact]
    public async Task A_named_proxy_is_believed()
    {
        await using var app = await App.Start(empty: true, adjust: builder => builder.Configuration.AddInMemoryCollection([new(Proxies.Variable, "127.0.0.1, 10.1.0.0/16")]));
        Assert.Contains("secure", await CookieOf(app), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Nobody_else_is() =>
        Assert.DoesNotContain("secure", await CookieOf(await apps.On(DatabaseKind.Sqlite)), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public async Task What_is_no_address_is_said_in_words()
    {
        var fault = await Assert.ThrowsAsync<CannotGoOnException>(() => App.Start(empty: true, adjust: builder => builder.Configuration.AddInMemoryCollection([new(Proxies.Variable, "my-proxy")])));
        Assert.Contains("my-proxy", fault.Message, StringComparison.Ordinal);
    }

    /// <summary>The cookie that the sign-in page sets for its form, asked for as if by https.</summary>
    private static async Task<string> CookieOf(App app)
    {
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false });
        using var page = new HttpRequestMessage(HttpMethod.Get, new Uri(app.Address, "/sign-in"));
        page.Headers.Add("X-Forwarded-Proto", "https");
        page.Headers.Add("X-Forwarded-For", "198.51.100.7");
        using var answer = await http.SendAsync(page, TestContext.Current.CancellationToken);
        return string.Join('\n', answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : ["none"]);
    }
}
