using Entente.Web.Tests.Kit;

namespace Entente.Web.Tests.Platform;

public sealed class CompressionTests(Apps apps) : IClassFixture<Apps>
{
    [Theory]
    [InlineData("/app.css")]
    [InlineData("/chart.js")]
    [InlineData("/_content/Vizor.ECharts/js/vizor-echarts-bundle-min.js")]
    public async Task What_is_the_same_for_everybody_travels_compressed(string path)
    {
        var answer = await Get(path);
        Assert.Contains(answer.Content.Headers.ContentEncoding.Single(), new[] { "br", "gzip" });
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/chain")]
    public async Task Pages_hold_secrets_and_do_not(string path) => Assert.Empty((await Get(path)).Content.Headers.ContentEncoding);

    private async Task<HttpResponseMessage> Get(string path)
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        using var http = await app.As(app.Company.Seller);
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept-Encoding", "br, gzip" } } };
        var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
        return answer;
    }
}
