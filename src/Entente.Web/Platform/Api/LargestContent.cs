using Microsoft.AspNetCore.Http.Features;

namespace Entente.Web.Platform.Api;

/// <summary>How much an endpoint takes, in bytes.</summary>
/// <param name="Bytes">The limit.</param>
public sealed record LargestContent(long Bytes)
{
    /// <summary>
    /// Holds requests to their endpoint's limit. What says its length is read to the end and thrown away before it is refused:
    /// a server that hangs up in the middle leaves the sender with a broken connection instead of the sentence that says why.
    /// </summary>
    public static async Task Hold(HttpContext http, RequestDelegate next)
    {
        var limit = http.GetEndpoint()?.Metadata.GetMetadata<LargestContent>()?.Bytes;
        if (limit is { } most && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            if (http.Request.ContentLength > most && http.Request.ContentLength <= size.MaxRequestBodySize)
            {
                await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
                throw new BadHttpRequestException("The content is longer than the endpoint takes.", StatusCodes.Status413PayloadTooLarge);
            }

            size.MaxRequestBodySize = most;
        }

        await next(http);
    }
}
