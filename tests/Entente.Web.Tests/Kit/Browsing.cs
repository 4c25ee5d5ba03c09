using System.Net;

namespace Entente.Web.Tests.Kit;

/// <summary>Keeps cookies and follows redirects as a browser does, but never by the machine's clock: the program's clock is another.</summary>
internal sealed class Browsing(bool followRedirects) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
{
    private const int MostRedirects = 10;
    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);

    public void Keep(string name, string value) => cookies[name] = value;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await SendOnce(request, cancellationToken);
        for (var i = 0; followRedirects && IsRedirect(response) && i < MostRedirects; i++)
        {
            var next = new HttpRequestMessage(MethodAfter(response, request), new Uri(request.RequestUri!, response.Headers.Location!));
            if (next.Method == request.Method)
                next.Content = request.Content;
            foreach (var (name, values) in request.Headers.Where(header => header.Key is not "Cookie"))
                next.Headers.TryAddWithoutValidation(name, values);
            response.Dispose();
            request = next;
            response = await SendOnce(request, cancellationToken);
        }

        return response;
    }

    private static bool IsRedirect(HttpResponseMessage response) =>
        response.Headers.Location is not null && (int)response.StatusCode is 301 or 302 or 303 or 307 or 308;

    private static HttpMethod MethodAfter(HttpResponseMessage response, HttpRequestMessage request) =>
        response.StatusCode is HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect || request.Method == HttpMethod.Head ? request.Method : HttpMethod.Get;

    private async Task<HttpResponseMessage> SendOnce(HttpRequestMessage request, CancellationToken stop)
    {
        lock (cookies)
        {
            if (cookies.Count > 0 && !request.Headers.Contains("Cookie"))
                request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        var response = await base.SendAsync(request, stop);
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
        {
            foreach (var cookie in set)
                Take(cookie);
        }

        return response;
    }

    private void Take(string header)
    {
        var pair = header.Split(';')[0];
        var (name, value) = (pair[..pair.IndexOf('=')].Trim(), pair[(pair.IndexOf('=') + 1)..].Trim());
        lock (cookies)
        {
            // An emptied cookie is how a server deletes one.
            if (value.Length == 0)
                cookies.Remove(name);
            else
                cookies[name] = value;
        }
    }
}
