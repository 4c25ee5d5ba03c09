using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Entente.Web.Tests.Platform.Api;

/// <summary>Calls of the API and their answers as JSON.</summary>
internal static class Calls
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<(int Status, JsonNode? Json, HttpResponseMessage Answer)> Call(this HttpClient http, HttpMethod method, string path, object? content = null, string? key = null, string? ifMatch = null, string? type = null)
    {
        var request = new HttpRequestMessage(method, "/api/v1" + path);
        if (content is not null)
            request.Content = new StringContent(content as string ?? JsonSerializer.Serialize(content), Encoding.UTF8) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type ?? "application/json") } };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        var answer = await http.SendAsync(request, Stop);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        return ((int)answer.StatusCode, text.Length > 0 ? JsonNode.Parse(text) : null, answer);
    }

    public static Task<(int Status, JsonNode? Json, HttpResponseMessage Answer)> Get(this HttpClient http, string path) => http.Call(HttpMethod.Get, path);

    public static Task<(int Status, JsonNode? Json, HttpResponseMessage Answer)> Post(this HttpClient http, string path, object? content, string? key = null) => http.Call(HttpMethod.Post, path, content, key);

    /// <summary>That the answer is a problem as interfaces.md promises it, in the language asked for.</summary>
    public static JsonNode IsProblem(this (int Status, JsonNode? Json, HttpResponseMessage Answer) call, int status)
    {
        Assert.True(call.Status == status, $"{call.Status} instead of {status}: {call.Json}");
        Assert.Equal("application/problem+json", call.Answer.Content.Headers.ContentType?.MediaType);
        var problem = Assert.IsType<JsonObject>(call.Json);
        Assert.Equal(status, (int)problem["status"]!);
        foreach (var field in new[] { "type", "title", "detail" })
            Assert.False(string.IsNullOrWhiteSpace((string?)problem[field]), $"No {field}: {problem}");
        return problem;
    }
}
