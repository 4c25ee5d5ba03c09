using Entente.Domain.Kernel;
using Entente.Web.Platform;

namespace Entente.Web.Ui.Lists;

/// <summary>The one way out for lists: the address of the page, the same filters, and an ending.</summary>
public static class ListExports
{
    /// <summary>Maps <c>path.xlsx</c> and <c>path.csv</c>. The policy is the page's own; what it says no to, this says no to.</summary>
    public static void MapExport<TList, TRow>(this IEndpointRouteBuilder endpoints, string path, string? policy = null)
        where TList : class, IListSource<TRow>
    {
        foreach (var format in TableFile.Formats)
        {
            // A plain delegate: what binds parameters of a generic method is compiled at every start, for each list twice.
            var endpoint = endpoints.MapGet($"{path}.{format}", async (HttpContext http) =>
            {
                var services = http.RequestServices;
                var result = await Export(format, http, services.GetRequiredService<TList>(), services.GetRequiredService<CurrentActor>(), services.GetRequiredService<RecordExport>(), services.GetRequiredService<Reply>(), http.RequestAborted);
                await result.ExecuteAsync(http);
            }).ExcludeFromDescription();
            if (policy is null)
                endpoint.RequireAuthorization();
            else
                endpoint.RequireAuthorization(policy);
        }

        static async Task<IResult> Export(string format, HttpContext http, TList list, CurrentActor current, RecordExport record, Reply reply, CancellationToken stop)
        {
            var actor = await current.Require(stop);
            var read = await list.Read(ListAsked.InFile(http), actor, stop);
            if (read.IsRefused)
                return reply.Problem(read.Refusal);
            var listing = read.Value;
            if (listing.Total > ListAsked.MostInFile)
                return reply.Problem(new ListTooLong(listing.Total, ListAsked.MostInFile));
            var content = new MemoryStream();
            await TableFile.Write(content, format, [.. listing.Columns.Select(column => column.Header)], listing.Rows.Select(row => (IReadOnlyList<object?>)[.. listing.Columns.Select(column => column.Value(row))]), stop);
            await record.Run(http.Request.Path, http.Request.QueryString.Value, listing.Rows.Count, actor, stop);
            content.Position = 0;
            http.Response.Headers.CacheControl = "no-store";
            return Results.File(content, TableFile.TypeOf(format), NameOf(http.Request.Path, actor, format));
        }
    }

    /// <summary>The path without its last step, and the day: <c>units-parts-bads-2026-03-25.csv</c>.</summary>
    private static string NameOf(PathString path, Actor actor, string format)
    {
        var steps = path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries)[..^1].Select(step => string.Concat(step.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')));
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{string.Join('-', steps)}-{actor.Today:yyyy-MM-dd}.{format}");
    }
}
