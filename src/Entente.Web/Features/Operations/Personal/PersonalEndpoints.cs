using Entente.Web.Platform;

namespace Entente.Web.Features.Operations.Personal;

/// <summary>A person's data, to themself at their account, to HR and administrators at their page. Each time on record before it leaves.</summary>
internal static class PersonalEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/account/data.zip", async (HttpContext http, CurrentActor current, ReadPersonal read, PersonalFile file, RecordExport record, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            return actor.PersonId is { } id ? await Answer(id, http, actor, read, file, record, stop) : Results.Forbid();
        }).RequireAuthorization().ExcludeFromDescription();
        endpoints.MapGet("/admin/people/{id:guid}/data.zip", async (Guid id, HttpContext http, CurrentActor current, ReadPersonal read, PersonalFile file, RecordExport record, CancellationToken stop) =>
            await Answer(id, http, await current.Require(stop), read, file, record, stop)).RequireAuthorization(Policies.Administer).ExcludeFromDescription();
    }

    private static async Task<IResult> Answer(Guid id, HttpContext http, Actor actor, ReadPersonal read, PersonalFile file, RecordExport record, CancellationToken stop)
    {
        var found = await read.Read(id, actor, stop);
        if (found.IsRefused)
            return Results.StatusCode(Reply.StatusOf(found.Refusal));
        await record.Run(http.Request.Path, null, found.Value.Parts.Sum(part => part.Rows.Count), actor, stop);
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(file.Write(found.Value), "application/zip", "entente-data.zip");
    }
}
