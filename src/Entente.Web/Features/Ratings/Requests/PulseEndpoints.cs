using System.Globalization;
using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings;
using Entente.Domain.Ratings.Requests;
using Entente.Web.Platform;
using Microsoft.AspNetCore.Antiforgery;

namespace Entente.Web.Features.Ratings.Requests;

/// <summary>The page of a pulse: plain HTML, one tap a link, each recorded by itself; the same for a personal link and for whoever signed in.</summary>
public sealed class PulseEndpoints(ReadPulse read, RecordTap record, Reply reply, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        // As with rating links: the link is itself the right to rate, so there is no cookie that another site could abuse.
        endpoints.MapGet("/p/{token}", (string token, PulseLinks links, PulseEndpoints page, CancellationToken stop) =>
            page.Show(links.Open(token), null, stop)).AllowAnonymous().DisableHttpMetrics().ExcludeFromDescription();
        endpoints.MapPost("/p/{token}", async (string token, HttpContext http, PulseLinks links, PulseEndpoints page, CancellationToken stop) =>
            await page.Take(links.Open(token), await RateEndpoints.FormOf(http, stop), null, http.Response, stop)).AllowAnonymous().DisableAntiforgery().DisableHttpMetrics().ExcludeFromDescription();

        endpoints.MapGet("/pulse", async (CurrentActor current, CancellationToken stop) =>
            Results.Redirect(PulseLinks.Page(Pulse.QuarterOf((await current.Require(stop)).Today)))).DisableHttpMetrics().ExcludeFromDescription();
        endpoints.MapGet("/pulse/{quarter}", async (string quarter, HttpContext http, CurrentActor current, IAntiforgery antiforgery, PulseEndpoints page, CancellationToken stop) =>
            await page.Show(Own(await current.Require(stop), quarter), antiforgery.GetAndStoreTokens(http).RequestToken, stop)).DisableHttpMetrics().ExcludeFromDescription();
        endpoints.MapPost("/pulse/{quarter}", async (string quarter, HttpContext http, CurrentActor current, IAntiforgery antiforgery, PulseEndpoints page, CancellationToken stop) =>
        {
            if (!await antiforgery.IsRequestValidAsync(http))
                return Results.BadRequest();
            return await page.Take(Own(await current.Require(stop), quarter), await RateEndpoints.FormOf(http, stop), antiforgery.GetAndStoreTokens(http).RequestToken, http.Response, stop);
        }).DisableHttpMetrics().ExcludeFromDescription();
    }

    private static PulseLinks.Invitation? Own(Actor actor, string quarter) =>
        actor.Person is { } person && Period.TryParse(quarter, out var period) && period.Kind is PeriodKind.Quarter ? new PulseLinks.Invitation(person.Id, period) : null;

    private async Task<IResult> Show(PulseLinks.Invitation? invitation, string? token, CancellationToken stop) =>
        await View(invitation, null, token, stop) is { } view ? Html(view, view.IsOver ? StatusCodes.Status410Gone : StatusCodes.Status200OK) : Html(null, StatusCodes.Status404NotFound);

    private async Task<IResult> Take(PulseLinks.Invitation? invitation, IFormCollection form, string? token, HttpResponse response, CancellationToken stop)
    {
        var tapped = Guid.TryParse(form["link"], out var id) ? id : (Guid?)null;
        if (await View(invitation, tapped, token, stop) is not { } view)
            return Html(null, StatusCodes.Status404NotFound);
        if (view.IsOver)
            return Html(view, StatusCodes.Status410Gone);
        if (view.Asks.FirstOrDefault(link => link.Id == tapped) is not { } link)
            return Html(null, StatusCodes.Status404NotFound);
        var service = view.Chain.Service(link.ServiceId)!;
        if (!int.TryParse(form["level"], NumberStyles.None, CultureInfo.InvariantCulture, out var level) || !Levels.IsOn(service.Scale, level))
            return Html(view, StatusCodes.Status400BadRequest);
        var tap = new PulseTap(link.Id, level, service.Mode is RatingMode.RatersChoice && form["sealed"] == "true")
        {
            Cause = Levels.Of(service.Scale, level) is Answer.Bad && Enum.TryParse<Cause>(form["cause"], out var cause) && Enum.IsDefined(cause) ? cause : null,
            Comment = form["comment"] is [{ Length: > 0 } comment] ? comment : null,
            IsBare = !form.ContainsKey("comment"),
        };
        var outcome = await record.Record(Command(tap, service, invitation!.Person));
        if (outcome.Refusal is null)
            return Html((await View(invitation, tapped, token, stop))! with { Tap = tap with { IsRecorded = true } });
        if (outcome.Refusal.Kind is RefusalKind.Busy)
            response.Headers.RetryAfter = Reply.ComeBack;
        return outcome.Refusal is CommentMissing
            ? Html(view with { Tap = tap })
            : Html(view with { Tap = tap with { Refused = reply.Sentence(outcome.Refusal) } }, Reply.StatusOf(outcome.Refusal));
    }

    private RatingCommand.Record Command(PulseTap tap, Service service, Guid rater) => new(new RatingDraft
    {
        LinkId = tap.LinkId,
        RaterId = rater,
        Level = tap.Level,
        At = clock.Now(),
        Cause = tap.Cause,
        Comment = tap.Comment,
        Sealed = service.Mode is RatingMode.RatersChoice ? tap.HidesName : null,
        MayRevise = true,
        IsTap = tap.IsBare,
    });

    private async Task<PulseView?> View(PulseLinks.Invitation? invitation, Guid? tapped, string? token, CancellationToken stop) =>
        invitation is not null && await read.Read(invitation.Person, invitation.Quarter, tapped, stop) is { } view ? view with { AntiforgeryToken = token } : null;

    private static PaddedPage Html(PulseView? view, int status = StatusCodes.Status200OK) => new(typeof(PulsePage), view, status);
}
