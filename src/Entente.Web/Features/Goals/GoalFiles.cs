using Entente.Domain.Goals;
using Entente.Domain.Kernel;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Entente.Web.Features.Goals;

/// <summary>Evidence in and out. What comes in is read as it comes, so that a gigabyte is refused after its first twenty megabytes.</summary>
public sealed class GoalFiles(AddEvidence add, ReadEvidence read, Reply reply)
{
    private readonly AddEvidence add = add;
    private readonly ReadEvidence read = read;
    private readonly Reply reply = reply;

    private const long EverythingAround = 64 * 1024;

    /// <summary>Shown for a file.</summary>
    public sealed record FileShown(Guid Id, string Name, long Size, string Hash);

    public static void Map(IEndpointRouteBuilder endpoints, RouteGroupBuilder api)
    {
        endpoints.MapPost("/goals/{id:guid}/files", (Guid id, HttpContext http, CurrentActor current, IAntiforgery antiforgery, Flash flash, GoalFiles files, CancellationToken stop) =>
            files.FromPage(id, http, current, antiforgery, flash, stop)).RequireAuthorization().DisableAntiforgery().ExcludeFromDescription();
        endpoints.MapGet("/goals/{id:guid}/files/{file:guid}", async (Guid id, Guid file, HttpContext http, CurrentActor current, GoalFiles files, CancellationToken stop) =>
            await files.Send(id, file, http, await current.Require(stop), stop)).RequireAuthorization().ExcludeFromDescription();
        api.MapPost("/goals/{id:guid}/files", async (Guid id, string name, HttpContext http, CurrentActor current, GoalFiles files, CancellationToken stop) =>
        {
            // What says that it is too large is not even asked for; what says nothing is cut off by the endpoint's limit.
            if (http.Request.ContentLength > EvidenceFile.MostBytes)
                return files.reply.Problem(new EvidenceTooLarge());
            var added = await files.add.Run(id, name, http.Request.Body, await current.Require(stop), stop);
            return added.IsRefused ? files.reply.Problem(added.Refusal) : Results.Created($"/api/v1/goals/{id}/files/{added.Value.Id}", Show(added.Value));
        }).RequireAuthorization("scope:" + GoalRights.WriteScope).WithTags("Goals").WithMetadata(new Platform.Api.NeverKept(), new Platform.Api.LargestContent(EvidenceFile.MostBytes), new Platform.Api.TakesFile()).WithSummary("Adds evidence: the file itself is the content, its name stands in the address.").Produces<FileShown>(201).ProducesProblem(422);
        api.MapGet("/goals/{id:guid}/files/{file:guid}", async (Guid id, Guid file, HttpContext http, CurrentActor current, GoalFiles files, CancellationToken stop) =>
            await files.Send(id, file, http, await current.Require(stop), stop)).RequireAuthorization("scope:" + GoalRights.ReadScope).WithTags("Goals").WithSummary("The content of a file.").Produces<Stream>(200, "application/octet-stream").ProducesProblem(404);
    }

    internal static FileShown Show(EvidenceFile file) => new(file.Id, file.Name, file.Size, file.Hash);

    /// <summary>The server's own limit would only break the connection; ours counts and says why.</summary>
    private static void NoLimit(HttpContext http)
    {
        if (http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = null;
    }

    private async Task<IResult> FromPage(Guid id, HttpContext http, CurrentActor current, IAntiforgery antiforgery, Flash flash, CancellationToken stop)
    {
        NoLimit(http);
        var actor = await current.Require(stop);
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 100 } boundary)
            return Results.BadRequest();
        var parts = new MultipartReader(boundary, http.Request.Body) { BodyLengthLimit = EvidenceFile.MostBytes + EverythingAround };
        var trusted = false;
        // The token comes first in the form, so that nothing is written for whoever has none.
        while (await parts.ReadNextSectionAsync(stop) is { } part)
        {
            if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var about))
                return Results.BadRequest();
            if (HeaderUtilities.RemoveQuotes(about.Name) == "__RequestVerificationToken")
            {
                http.Request.Headers["RequestVerificationToken"] = await new StreamReader(part.Body).ReadToEndAsync(stop);
                trusted = await antiforgery.IsRequestValidAsync(http);
            }
            else if (about.IsFileDisposition())
            {
                if (!trusted)
                    return Results.BadRequest();
                if (http.Request.ContentLength > EvidenceFile.MostBytes + EverythingAround)
                    return Say(id, new EvidenceTooLarge(), flash);
                return await Take(id, (about.FileNameStar.HasValue ? about.FileNameStar : about.FileName).Value?.Trim('"'), part.Body, actor, flash, stop);
            }
        }

        return Results.BadRequest();
    }

    private async Task<IResult> Take(Guid id, string? name, Stream content, Actor actor, Flash flash, CancellationToken stop)
    {
        Outcome<EvidenceFile> added;
        try
        {
            added = await add.Run(id, name, content, actor, stop);
        }
        catch (InvalidDataException)
        {
            // The reader of the form counts too, and may be first.
            added = new EvidenceTooLarge();
        }

        if (added is { IsRefused: true, Refusal.Kind: RefusalKind.NotFound or RefusalKind.Forbidden })
            return reply.Problem(added.Refusal);
        return Say(id, added, flash);
    }

    private IResult Say(Guid id, Outcome<EvidenceFile> added, Flash flash)
    {
        if (added.IsRefused)
            flash.Error(reply.Sentence(added.Refusal));
        else
            flash.Success(added.Value.Name);
        return Results.LocalRedirect($"/goals/{id}#evidence");
    }

    private async Task<IResult> Send(Guid id, Guid file, HttpContext http, Actor actor, CancellationToken stop)
    {
        var found = await read.Read(id, file, actor, stop);
        if (found.IsRefused)
            return reply.Problem(found.Refusal);
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(found.Value.Content, "application/octet-stream", found.Value.File.Name);
    }
}
