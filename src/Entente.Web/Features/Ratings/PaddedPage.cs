using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Entente.Web.Features.Ratings;

/// <summary>
/// The rating page, filled up to whole blocks: after a sealed rating it has fewer buttons than after an open one, and who watches an
/// encrypted line sees lengths.
/// </summary>
internal sealed class PaddedPage(RateView? view, int status) : IResult
{
    public const int Block = 8192;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await using var renderer = new HtmlRenderer(httpContext.RequestServices, httpContext.RequestServices.GetRequiredService<ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<RatePage>(ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(RatePage.View)] = view }))).ToHtmlString());
        var content = Encoding.UTF8.GetBytes(html);
        var padded = new byte[(content.Length + Block) / Block * Block];
        content.CopyTo(padded, 0);
        padded.AsSpan(content.Length).Fill((byte)'\n');
        (httpContext.Response.StatusCode, httpContext.Response.ContentType, httpContext.Response.ContentLength) = (status, "text/html; charset=utf-8", padded.Length);
        await httpContext.Response.Body.WriteAsync(padded, httpContext.RequestAborted);
    }
}
