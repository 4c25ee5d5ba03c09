using System.Security.Cryptography;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Entente.Web.Features.Identity.CompanySignIn;

/// <summary>The way to the company's own sign-in, back from it, and out.</summary>
internal static class ProviderEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(ProviderHandler.Begin, async (string? returnUrl, HttpContext http, ProviderHandler provider, ILogger<ProviderHandler> log) =>
        {
            try
            {
                if (!await provider.Challenge(http, returnUrl ?? "/"))
                    http.Response.Redirect("/sign-in");
            }
            catch (Exception fault) when (fault is InvalidOperationException or IOException or HttpRequestException)
            {
                log.LogWarning(fault, "The company's sign-in cannot be reached or does not describe itself.");
                http.Response.Redirect($"/sign-in?refused={new ProviderFailed().Code}");
            }
        }).AllowAnonymous().ExcludeFromDescription();
        endpoints.MapGet(ProviderHandler.AnswerPath, async (HttpContext http, ProviderHandler provider) =>
        {
            if (!await provider.Answer(http))
                http.Response.Redirect("/sign-in");
        }).AllowAnonymous().ExcludeFromDescription();
        endpoints.MapPost("/sign-out", async ([FromForm] IFormCollection _, HttpContext http, CurrentActor current, SignInManager<Account> signIn, SignedOut signedOut, IDataProtectionProvider protection) =>
        {
            var session = (await current.Read(http.RequestAborted))?.Session;
            await signIn.SignOutAsync();
            return Results.Redirect(session is { Method: SessionMethod.Provider } && await signedOut.Prepare(http, Open(session.SealedHint, protection)) ? SignedOut.Path : "/sign-in");
        }).ExcludeFromDescription();
    }

    private static string? Open(string? sealedHint, IDataProtectionProvider protection)
    {
        try
        {
            return sealedHint is null ? null : protection.CreateProtector(SessionCookie.HintPurpose).Unprotect(sealedHint);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
