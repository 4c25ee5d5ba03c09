using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Ratings;

/// <summary>The one-tap page: plain HTML, one request a tap, the same for a personal link and for a signed-in person.</summary>
public sealed class RateEndpoints(
    RecordTap tap, ReadOwnRating own, Sealing sealing, Snapshots snapshots, IDbContextFactory<EntenteDb> databases, Reply reply, TimeProvider clock)
{
    /// <summary>Who rates what.</summary>
    public sealed record Place(Guid LinkId, Guid RaterId, string? Reference);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        // Taps are not counted by route: beside the open ratings, a count would tell when a sealed one came (decision 106).
        // A personal link is itself the right to rate, so that it works in any browser without signing in; it sends no cookie that
        // another site could abuse, hence no anti-forgery token.
        endpoints.MapGet("/r/{token}", (string token, RatingLinks links, RateEndpoints page, CancellationToken stop) =>
            page.Show(PlaceOf(links.Open(token)), null, stop)).AllowAnonymous().DisableHttpMetrics().ExcludeFromDescription();
        endpoints.MapPost("/r/{token}", async (string token, HttpContext http, RatingLinks links, RateEndpoints page, CancellationToken stop) =>
            await page.Take(PlaceOf(links.Open(token)), await FormOf(http, stop), null, http.Response, stop)).AllowAnonymous().DisableAntiforgery().DisableHttpMetrics().ExcludeFromDescription();

        endpoints.MapGet("/rate/{linkId:guid}", async (Guid linkId, string? reference, HttpContext http, CurrentActor current, IAntiforgery antiforgery, RateEndpoints page, CancellationToken stop) =>
            await page.Show(PlaceOf(await current.Require(stop), linkId, reference), antiforgery.GetAndStoreTokens(http).RequestToken, stop)).DisableHttpMetrics().ExcludeFromDescription();
        endpoints.MapPost("/rate/{linkId:guid}", async (Guid linkId, string? reference, HttpContext http, CurrentActor current, IAntiforgery antiforgery, RateEndpoints page, CancellationToken stop) =>
        {
            if (!await antiforgery.IsRequestValidAsync(http))
                return Results.BadRequest();
            return await page.Take(PlaceOf(await current.Require(stop), linkId, reference), await FormOf(http, stop), antiforgery.GetAndStoreTokens(http).RequestToken, http.Response, stop);
        }).DisableHttpMetrics().ExcludeFromDescription();

        endpoints.MapGet("/q/{service}", async (string service, CurrentActor current, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            var links = actor.Person is { } person && actor.Chain.Service(service) is { } found
                ? actor.Chain.LinksFor(person.Id, actor.Today).Where(link => link.ServiceId == found.Id).DistinctBy(link => link.Id).ToList()
                : [];
            return links switch
            {
                [] => Results.Redirect($"/services?notmine={Uri.EscapeDataString(service)}"),
                [var only] => Results.Redirect($"/rate/{only.Id}"),
                _ => new RazorComponentResult<WhichUnitPage>(new { actor.Chain, Links = links }),
            };
        }).ExcludeFromDescription();
    }

    /// <summary>What is no form, or none that can be read, says nothing.</summary>
    internal static async Task<IFormCollection> FormOf(HttpContext http, CancellationToken stop)
    {
        try
        {
            return http.Request.HasFormContentType ? await http.Request.ReadFormAsync(stop) : FormCollection.Empty;
        }
        catch (InvalidDataException)
        {
            return FormCollection.Empty;
        }
    }

    private static Place? PlaceOf(RatingLinks.Invitation? invitation) => invitation is null ? null : new Place(invitation.LinkId, invitation.RaterId, invitation.Reference);

    private static Place? PlaceOf(Actor actor, Guid link, string? reference) => actor.Person is { } person ? new Place(link, person.Id, reference) : null;

    private async Task<IResult> Show(Place? place, string? token, CancellationToken stop) =>
        place is not null && await View(place, token, stop) is { } view ? Html(view) : Html(null, StatusCodes.Status404NotFound);

    private async Task<IResult> Take(Place? place, IFormCollection form, string? token, HttpResponse response, CancellationToken stop)
    {
        if (place is null || await View(place, token, stop) is not { } view)
            return Html(null, StatusCodes.Status404NotFound);
        var command = Command(place, form, view);
        if (command is null)
            return Html(view, StatusCodes.Status400BadRequest);
        var outcome = await tap.Record(command);
        if (outcome.Refusal is { } refusal)
        {
            // Whatever was chosen goes on into the next form; above all that the name is hidden.
            var draft = (command as RatingCommand.Record)?.Draft;
            var asked = view with { Tapped = draft?.Level, Cause = draft?.Cause, Comment = draft?.Comment, HidesName = draft?.Sealed is true };
            if (refusal.Kind is RefusalKind.Busy)
                response.Headers.RetryAfter = Reply.ComeBack;
            return refusal is CommentMissing ? Html(asked) : Html(asked with { Refused = reply.Sentence(refusal) }, Reply.StatusOf(refusal));
        }

        return Html((await View(place, token, stop))! with { JustSaved = true });
    }

    private RatingCommand? Command(Place place, IFormCollection form, RateView view)
    {
        if (form["action"] == "recovered" && view.Said is { } bad)
            return new RatingCommand.ConfirmRecovery(bad.Id, place.RaterId);
        if (form["action"] == "withdraw" && view.Said is { } said)
            return new RatingCommand.Withdraw(said.Id, place.RaterId);
        if (!int.TryParse(form["level"], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var level))
            return null;
        var isBad = Levels.IsOn(view.Service.Scale, level) && Levels.Of(view.Service.Scale, level) is Answer.Bad;
        return new RatingCommand.Record(new RatingDraft
        {
            LinkId = place.LinkId,
            RaterId = place.RaterId,
            Level = level,
            At = clock.Now(),
            Reference = place.Reference,
            Cause = isBad && Enum.TryParse<Cause>(form["cause"], out var cause) && Enum.IsDefined(cause) ? cause : null,
            Comment = form["comment"] is [{ Length: > 0 } comment] ? comment : null,
            IsTap = !form.ContainsKey("comment"),
            Sealed = view.Service.Mode is RatingMode.RatersChoice ? form["sealed"] == "true" || view.Said?.IsSealed is true : null,
            MayRevise = true,
            TellNow = isBad && form["tell"] == "true",
        });
    }

    private async Task<RateView?> View(Place place, string? token, CancellationToken stop)
    {
        var chain = await snapshots.Read(stop);
        if (chain.Link(place.LinkId) is not { } link || chain.Directory.Person(place.RaterId) is not { IsHere: true } rater)
            return null;
        var today = chain.Directory.DayOf(clock.Now());
        if (!ChainAccess.MayRate(chain, link, rater.Id, today) || (place.Reference is { } reference && !Occasion.IsReference(reference)))
            return null;
        await using var db = await databases.CreateDbContextAsync(stop);
        var versions = await db.Expectations.AsNoTracking().Where(e => e.LinkId == link.Id).ToListAsync(stop);
        return new RateView
        {
            Link = link,
            Service = chain.Service(link.ServiceId)!,
            Provider = chain.Directory.Unit(chain.ProviderOf(link))!,
            Rater = rater,
            SealedGroup = chain.Directory.Company.SealedGroup,
            Zone = chain.Directory.TimeZone,
            NextRelease = new DateOnly(today.Year, today.Month, 1).AddMonths(1),
            Reference = place.Reference,
            Note = place.Reference is { } asked ? await (from note in db.EncounterNotes.AsNoTracking() join encounter in db.Encounters on note.EncounterId equals encounter.Id where encounter.LinkId == link.Id && encounter.RaterId == rater.Id && encounter.Reference == asked select note).SingleOrDefaultAsync(stop) : null,
            Agreed = Expectation.InForce(versions, clock.Now()),
            Said = await own.Read(link.Id, rater.Id, Occasion.Of(place.Reference, today), stop),
            AntiforgeryToken = token,
            Whose = sealing.IdFor(rater.Id, "kept taps"),
        };
    }

    private static PaddedPage Html(RateView? view, int status = StatusCodes.Status200OK) => new(typeof(RatePage), view, status);
}
