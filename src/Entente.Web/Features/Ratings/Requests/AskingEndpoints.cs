using Entente.Web.Platform;
using Entente.Web.Platform.Api;

namespace Entente.Web.Features.Ratings.Requests;

/// <summary>The settings of asking for programs.</summary>
public sealed class AskingEndpoints(ReadAsking read, SetAsking set, Reply reply)
{
    /// <summary>How often people are asked in a week at most, how many days before a quarter's end the pulse begins, and the size of a sealed group.</summary>
    public sealed record AskingShown(int RequestsAWeek, int PulseDays, int SealedGroup, int Version);

    public static void Map(RouteGroupBuilder api)
    {
        var asking = api.MapGroup("/asking").WithTags("Ratings");
        asking.MapGet("", async (HttpContext http, AskingEndpoints calls, CancellationToken stop) => Show(await calls.read.Read(stop), http))
            .RequireAuthorization("scope:org:read").WithSummary("How asking for ratings is set.").Produces<AskingShown>();
        asking.MapPut("", async (SetAsking.Request request, HttpContext http, CurrentActor current, AskingEndpoints calls, CancellationToken stop) =>
            {
                var done = await calls.set.Run(request with { Version = http.SeenVersion() ?? request.Version }, await current.Require(stop), stop);
                return done.IsRefused ? calls.reply.Problem(done.Refusal) : Show(done.Value, http);
            })
            .RequireAuthorization("scope:org:write").WithSummary("Sets it; HR and administrators. Takes If-Match. A smaller sealed group holds for ratings given after it alone.")
            .WithMetadata(new RequestExample("""{"requestsAWeek":3,"pulseDays":14,"sealedGroup":5,"version":1}"""))
            .Produces<AskingShown>().ProducesProblem(403).ProducesProblem(412).ProducesProblem(422);
    }

    private static IResult Show(ReadAsking.View view, HttpContext http)
    {
        http.ShowVersion(view.Limits.Version);
        return Results.Ok(new AskingShown(view.Limits.RequestsAWeek, view.Limits.PulseDays, view.SealedGroup, view.Limits.Version));
    }

    private readonly ReadAsking read = read;
    private readonly SetAsking set = set;
    private readonly Reply reply = reply;
}
