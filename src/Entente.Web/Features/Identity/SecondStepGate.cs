using Entente.Web.Platform;
using Microsoft.AspNetCore.Authorization;

namespace Entente.Web.Features.Identity;

/// <summary>Where the company asks HR and administrators for more than a password, whoever has shown no more sees only the page on which it is set up.</summary>
internal static class SecondStepGate
{
    public const string Page = "/account/second-step";

    public static async Task Pass(HttpContext http, RequestDelegate next)
    {
        if (!await IsHeld(http))
        {
            await next(http);
            return;
        }

        if (HttpMethods.IsGet(http.Request.Method) && !ProgramPaths.Hold(http.Request.Path))
            http.Response.Redirect(Page);
        else
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
    }

    private static async ValueTask<bool> IsHeld(HttpContext http)
    {
        if (http.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || http.Request.Path.StartsWithSegments("/account"))
            return false;
        var services = http.RequestServices;
        return await services.GetRequiredService<CurrentActor>().Read(http.RequestAborted) is { PersonId: { } person, Session.IsStrong: false } actor
            && IdentityRights.Administers(actor.Directory, person)
            && (await services.GetRequiredService<ReadSignInRules>().Read(http.RequestAborted)).SecondStepForAdministration;
    }
}
