namespace Entente.Web.Features.Concerns;

/// <summary>
/// The pages of the protected channel, filled up to whole blocks: on an encrypted line a page with an answer looks like one on which
/// nobody ever wrote. Nothing of them stays in a browser's cache.
/// </summary>
internal static class PaddedPages
{
    public const string Below = "/concerns";

    /// <summary>One holds the page with all its words and dozens of own concerns; a thread of ordinary length fits too.</summary>
    public const int Block = 48 * 1024;

    public static async Task Fill(HttpContext http, RequestDelegate next)
    {
        var response = http.Response;
        var line = response.Body;
        using var page = new MemoryStream();
        response.Body = page;
        response.Headers.CacheControl = "no-store";
        try
        {
            await next(http);
        }
        finally
        {
            response.Body = line;
        }

        if (page.Length > 0 && response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) is true)
        {
            page.Position = page.Length;
            await page.WriteAsync(Blanks(Block - (int)(page.Length % Block)), http.RequestAborted);
            response.ContentLength = page.Length;
        }

        page.Position = 0;
        await page.CopyToAsync(line, http.RequestAborted);
    }

    private static byte[] Blanks(int count)
    {
        var blanks = new byte[count];
        Array.Fill(blanks, (byte)'\n');
        return blanks;
    }
}
