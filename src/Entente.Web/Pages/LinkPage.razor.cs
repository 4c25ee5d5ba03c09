using System.Globalization;
using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Web.Features.Scorecards;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace Entente.Web.Pages;

public sealed partial class LinkPage
{
    private Actor? actor;
    private Link? link;
    private Service? service;
    private Unit? provider;
    private Unit? customer;
    private Period period;
    private Answer? answer;
    private ReadLink.Page? view;
    private ReadRatings.Page? ratings;
    private Expectation? inForce;
    private bool mayRate;
    private string? refused;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "period")]
    private string? Wanted { get; set; }

    [SupplyParameterFromQuery(Name = "answer")]
    private string? WantedAnswer { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int PageNumber { get; set; }

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var stop = Http.HttpContext!.RequestAborted;
        actor = await Current.Require(stop);
        link = actor.Chain.Link(Id);
        if (link is null)
        {
            Http.HttpContext.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        service = actor.Chain.Service(link.ServiceId)!;
        provider = actor.Directory.Unit(service.ProviderId)!;
        customer = actor.Directory.Unit(link.CustomerId)!;
        period = PeriodPicker.Of(Wanted, actor.Today);
        answer = Enum.TryParse<Answer>(WantedAnswer, ignoreCase: true, out var only) && Enum.IsDefined(only) ? only : null;
        mayRate = actor.Person is { } person && ChainAccess.MayRate(actor.Chain, link, person.Id, actor.Today);
        await Load(stop);
    }

    private async Task Load(CancellationToken stop)
    {
        view = await Links.Read(link!.Id, period, stop);
        inForce = Expectation.InForce(view.Expectations, Clock.Now());
        ratings = (await Ratings.Read(link, period, answer, Math.Max(0, PageNumber), actor!, stop)).Value;
    }

    private IEnumerable<LinkSide> Sides(Expectation version) =>
        from side in Enum.GetValues<LinkSide>()
        where (side is LinkSide.Provider ? version.ProviderSignedAt : version.CustomerSignedAt) is null
            && actor!.Person is { } person && ChainAccess.MaySign(actor.Chain, link!, side, person.Id, actor.Today)
        select side;

    private async Task SignSide(Expectation version, LinkSide side)
    {
        var stop = Http.HttpContext!.RequestAborted;
        var signed = await Sign.Run(version.Id, side, version.Version, actor!, stop);
        refused = signed.IsRefused ? Reply.Sentence(signed.Refusal) : null;
        await Load(stop);
    }

    private string Signed(Guid? by, DateTimeOffset? at, string key) =>
        at is { } when && by is { } person
            ? T[key, actor!.Directory.Person(person) is { } signer ? Localized.Name(signer) : "—", Localized.Day(actor.Directory.DayOf(when))]
            : T[key + ".Missing"];

    private string Words(int scale, int level) =>
        scale == 2 ? T[level == Levels.Good ? "Answer.Good" : "Answer.Bad"] : T["Points", level];

    private static string Look(Rating rating) => (rating.Answer, rating.RecoveredAt) switch
    {
        (Answer.Good, _) => "satisfied",
        (Answer.Bad, null) => "dissatisfied",
        (Answer.Bad, _) => "recovered",
        _ => "quiet",
    };

    private string Here(Answer? only, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"/links/{Id}?period={period}{(only is null ? "" : "&answer=" + only.Value.ToString().ToLowerInvariant())}{(number > 0 ? $"&page={number}" : "")}#ratings");
}
