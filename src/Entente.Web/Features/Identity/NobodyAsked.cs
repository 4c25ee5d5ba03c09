using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Entente.Web.Features.Identity;

/// <summary>
/// Who somebody is while a page tells them of a fault, or who fetches its style: nobody asks. Asking would read the database, which may be what failed, and the page would fail like what it tells of.
/// </summary>
internal sealed class NobodyAsked(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string SchemeName = "nobody";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(AuthenticateResult.NoResult());
}
