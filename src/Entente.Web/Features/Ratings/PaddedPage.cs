using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Web.Features.Ratings;

/// <summary>
/// A page on which people rate, filled up to whole blocks: after a sealed rating it has fewer buttons than after an open one, and who
/// watches an encrypted line sees lengths.
/// </summary>
internal sealed class PaddedPage(Type component, object? view, int status) : IResult
{
    public const int Block = 8192;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var line = response.Body;
        using var page = new MemoryStream();
        response.Body = page;
        try
        {
            await new RazorComponentResult(component, new { View = view }) { StatusCode = status }.ExecuteAsync(httpContext);
        }
        finally
        {
            response.Body = line;
        }

        var padded = new byte[(page.Length + Block) / Block * Block];
        page.ToArray().CopyTo(padded, 0);
        padded.AsSpan((int)page.Length).Fill((byte)'\n');
        response.ContentLength = padded.Length;
        await line.WriteAsync(padded, httpContext.RequestAborted);
    }
}
