using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Features.Operations.Health;
using Entente.Web.Features.Operations.Personal;
using Entente.Web.Features.Operations.Retention;
using Entente.Web.Platform;
using Entente.Web.Platform.Api;
using Entente.Web.Platform.Health;

namespace Entente.Web.Features.Operations;

/// <summary>How the program is doing, how long it keeps what, and what it holds about a person, for programs.</summary>
public sealed class OperationEndpoints(CheckHealth health, HealthWords words, ReadRetention terms, SetRetention set, TakePersonal take, Reply reply)
{
    /// <param name="Check">What was looked at.</param>
    /// <param name="State">How it stands.</param>
    /// <param name="Code">What was found, for programs.</param>
    /// <param name="Found">The same in the reader's language.</param>
    /// <param name="Advice">What to do; null where nothing needs to be.</param>
    public sealed record FindingShown(string Check, HealthState State, string Code, string Found, string? Advice);

    /// <param name="Name">What is kept.</param>
    /// <param name="Days">For how many days.</param>
    /// <param name="Least">For how many at least.</param>
    public sealed record TermShown(string Name, int Days, int Least);

    /// <param name="Days">For how many days from now on.</param>
    public sealed record TermRequest(int Days);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/health", async (OperationEndpoints calls, CancellationToken stop) => Results.Ok((await calls.health.Read(thorough: false, stop)).Select(calls.Show)))
            .WithTags("Operations").RequireAuthorization(Policies.Metrics).WithSummary("What the doctor finds, as far as it takes no long look. For administrators and keys of the scope metrics:read.").Produces<IReadOnlyList<FindingShown>>();
        var retention = api.MapGroup("/retention").WithTags("Operations").RequireAuthorization(Policies.Administrator);
        retention.MapGet("", async (OperationEndpoints calls, CancellationToken stop) => Results.Ok((await calls.terms.Read(stop)).Select(Show)))
            .WithSummary("What is kept for how many days.").Produces<IReadOnlyList<TermShown>>().ProducesProblem(403);
        retention.MapPut("/{name}", async (string name, TermRequest request, CurrentActor current, OperationEndpoints calls, CancellationToken stop) =>
                await calls.set.Run(new SetRetention.Request { Name = name, Days = request.Days }, await current.Require(stop), stop) is var done && done.IsRefused ? calls.reply.Problem(done.Refusal) : Results.Ok(Show(done.Value)))
            .WithMetadata(new RepeatableByItself(), new RequestExample("""{"days":365}""")).WithSummary("Sets for how many days something is kept. What has been taken away does not come back.")
            .Produces<TermShown>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(422);
        api.MapGet("/people/{who}/data", async (string who, HttpContext http, CurrentActor current, OperationEndpoints calls, CancellationToken stop) => await calls.Personal(who, http, await current.Require(stop), stop))
            .WithTags("Operations").WithSummary("Everything held about a person under their name, as a zip of a workbook and JSON: for themself, and all but what is theirs alone for HR and administrators.")
            .Produces<Stream>(200, "application/octet-stream").ProducesProblem(403).ProducesProblem(404);
    }

    private async Task<IResult> Personal(string who, HttpContext http, Actor actor, CancellationToken stop)
    {
        // Somebody who may not ask learns nothing of who is here.
        if (actor.Directory.Find(who) is not { } person)
            return reply.Problem(actor.MayAdminister ? new PersonUnknown() : new NotAllowed());
        var taken = await take.Run(person.Id, $"{ApiFeature.Root}/people/{person.Id}/data", actor, stop);
        return taken.IsRefused ? reply.Problem(taken.Refusal) : PersonalEndpoints.File(taken.Value, http, "application/octet-stream");
    }

    private static TermShown Show(ReadRetention.Term term) => new(term.Rule.Name, term.Days, term.Rule.Least);

    private FindingShown Show(HealthFinding finding) => new(finding.Check, finding.State, finding.Found, words.Found(finding), words.Advice(finding));

    private readonly CheckHealth health = health;
    private readonly HealthWords words = words;
    private readonly ReadRetention terms = terms;
    private readonly SetRetention set = set;
    private readonly TakePersonal take = take;
    private readonly Reply reply = reply;
}
