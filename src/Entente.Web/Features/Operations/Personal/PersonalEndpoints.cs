using Entente.Web.Platform;

namespace Entente.Web.Features.Operations.Personal;

/// <summary>A person's data, to themself at their account, to HR and administrators at their page.</summary>
internal static class PersonalEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/account/data.zip", async (HttpContext http, CurrentActor current, TakePersonal take, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            return actor.PersonId is { } id ? await Answer(id, http, actor, take, stop) : Results.Forbid();
        }).RequireAuthorization().ExcludeFromDescription();
        endpoints.MapGet("/admin/people/{id:guid}/data.zip", async (Guid id, HttpContext http, CurrentActor current, TakePersonal take, CancellationToken stop) =>
            await Answer(id, http, await current.Require(stop), take, stop)).RequireAuthorization(Policies.Administer).ExcludeFromDescription();
    }

    /// <summary>The file, kept by nobody on the way.</summary>
    internal static IResult File(byte[] content, HttpContext http, string type)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(content, type, "entente-data.zip");
    }

    private static async Task<IResult> Answer(Guid id, HttpContext http, Actor actor, TakePersonal take, CancellationToken stop)
    {
        var taken = await take.Run(id, http.Request.Path, actor, stop);
        return taken.IsRefused ? Results.StatusCode(Reply.StatusOf(taken.Refusal)) : File(taken.Value, http, "application/zip");
    }
}
