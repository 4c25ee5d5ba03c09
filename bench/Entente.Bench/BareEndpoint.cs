using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Entente.Bench;

/// <summary>What the platform alone takes: an endpoint that reads the same JSON and answers as much, and knows nothing of ratings, keys or a database.</summary>
internal static class BareEndpoint
{
    /// <summary>Headers that the program gives with every answer, so that as many bytes travel.</summary>
    private static readonly (string Name, string Value)[] Headers =
    [
        ("Content-Security-Policy", "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"),
        ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"), ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"), ("ETag", "\"1\""),
    ];

    public static async Task<int> Serve(string url)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false).UseUrls(url);
        await using var app = builder.Build();
        app.MapPost("/api/v1/ratings", (RequestDelegate)Answer);
        await app.RunAsync();
        return 0;
    }

    private static async Task Answer(HttpContext http)
    {
        _ = await http.Request.ReadFromJsonAsync<Rating>(JsonSerializerOptions.Web, http.RequestAborted);
        var id = Guid.CreateVersion7();
        http.Response.StatusCode = StatusCodes.Status201Created;
        foreach (var (name, value) in Headers)
            http.Response.Headers[name] = value;
        http.Response.Headers.Location = $"/api/v1/ratings/{id}";
        await http.Response.WriteAsJsonAsync(new Created(id, false), JsonSerializerOptions.Web, http.RequestAborted);
    }

    private sealed record Rating(string Service, string Customer, string? Rater, int Value, string? Reference);

    private sealed record Created(Guid Id, bool Sealed);
}
