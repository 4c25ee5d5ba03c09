using System.Text;
using Microsoft.Net.Http.Headers;

namespace Entente.Web.Features.Cadences;

/// <summary>The calendar behind its secret address, for programs that cannot sign in.</summary>
internal static class FeedEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/calendar/{token}.ics", async (string token, HttpContext http, ReadFeed feed, CancellationToken stop) =>
        {
            var read = await feed.Read(token, new Uri($"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}"), stop);
            // The address is a key: nobody between keeps what it opens, and no search engine lists it.
            http.Response.Headers[HeaderNames.CacheControl] = "private, no-store";
            http.Response.Headers["X-Robots-Tag"] = "noindex";
            return read.IsRefused ? Results.NotFound() : Results.Text(read.Value, "text/calendar", Encoding.UTF8);
        }).AllowAnonymous().ExcludeFromDescription();
}
