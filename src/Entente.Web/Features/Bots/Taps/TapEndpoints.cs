using Entente.Web.Features.Bots.Platforms;
using Microsoft.AspNetCore.Mvc;

namespace Entente.Web.Features.Bots.Taps;

/// <summary>Where platforms say that somebody tapped. They bring no session: what they sign is what they are believed by.</summary>
internal static class TapEndpoints
{
    /// <summary>The addresses that platforms are given begin so.</summary>
    public const string Below = "/callbacks/";

    private const int MostBytes = 64 * 1024;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        foreach (var platform in PlatformRules.All.Where(rules => rules.App?.Taps is not null))
        {
            // Taps are not counted by route, as those on the page are not (decision 106).
            endpoints.MapMethods(Below + platform.Channel, [HttpMethods.Get, HttpMethods.Post], (HttpContext http, TakeTap take, CancellationToken stop) => Take(platform, http, take, stop))
                .AllowAnonymous().DisableAntiforgery().WithMetadata(new SkipStatusCodePagesAttribute()).DisableHttpMetrics().ExcludeFromDescription();
        }
    }

    private static async Task<IResult> Take(PlatformRules platform, HttpContext http, TakeTap take, CancellationToken stop)
    {
        if (await BodyOf(http.Request, stop) is not { } body)
            return Results.NotFound();
        var answer = await take.Run(platform, new TapRules.TapCall(http.Request.Method, http.Request.Query, http.Request.Headers, body), stop);
        return answer is null ? Results.NotFound() : Results.Text(answer.Text, answer.Type);
    }

    /// <summary>Null where it is longer than any tap.</summary>
    private static async Task<byte[]?> BodyOf(HttpRequest request, CancellationToken stop)
    {
        using var taken = new MemoryStream();
        var piece = new byte[4096];
        int read;
        while ((read = await request.Body.ReadAsync(piece, stop)) > 0)
        {
            if (taken.Length + read > MostBytes)
                return null;
            taken.Write(piece, 0, read);
        }

        return taken.ToArray();
    }
}
