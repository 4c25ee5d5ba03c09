using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Entente.Web.Features.Identity;

/// <summary>The questions that a page's script puts to a device; the answers come back with the page's own forms.</summary>
internal static class PasskeyEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/account/passkeys/question", async ([FromForm] IFormCollection _, CurrentActor current, SignInManager<Account> signIn, CancellationToken stop) =>
        {
            if ((await current.Require(stop)).Person is not { } person)
                return Results.Forbid();
            return Question(await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = person.Id.ToString(), Name = person.Email, DisplayName = Localized.Name(person) }));
        }).ExcludeFromDescription();
        // Names nobody's passkeys: whoever asks learns of no address whether it is known.
        endpoints.MapPost("/sign-in/passkey/question", async ([FromForm] IFormCollection _, SignInManager<Account> signIn) => Question(await signIn.MakePasskeyRequestOptionsAsync(null)))
            .AllowAnonymous().ExcludeFromDescription();
    }

    private static IResult Question(string json) => Results.Content(json, "application/json");
}
