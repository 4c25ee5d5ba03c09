using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Domain.Readiness;
using Entente.Web.Features.Scorecards;
using Entente.Web.Pages.Lists;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;
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
    private Period within;
    private ListAsked? asked;
    private ReadLink.Page? view;
    private Listing<ReadRatings.Row>? listing;
    private LinkReadiness? ready;
    private Expectation? inForce;
    private bool mayRate;
    private bool mayDispute;
    private string? refused;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private ReadReadiness Readiness { get; set; } = null!;

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
        asked = ListAsked.OnPage(Http.HttpContext);
        period = PeriodField.Of(asked["period"], actor.Today);
        within = RatingsList.WithinOf(asked, actor);
        mayRate = actor.Person is { } person && ChainAccess.MayRate(actor.Chain, link, person.Id, actor.Today);
        mayDispute = actor.Holds(Role.HumanResources) || actor.Holds(Role.Auditor) || (actor.PersonId is { } me && actor.Directory.AnswersFor(me, provider.Id, actor.Today));
        await Load(stop);
    }

    private async Task Load(CancellationToken stop)
    {
        view = await Links.Read(link!.Id, period, stop);
        ready = (await Readiness(period, stop)).GetValueOrDefault(link.Id);
        inForce = Expectation.InForce(view.Expectations, Clock.Now());
        listing = (await Ratings.Read(asked!, actor!, stop)).Value;
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

    /// <summary>Whoever rated, and whoever answers for the customer, makes a need of what was wrong.</summary>
    private bool MayMakeNeed(Rating rating) =>
        rating is { Answer: Answer.Bad, WithdrawnAt: null } && actor!.Person is { } person
        && (rating.RaterId == person.Id || actor.Directory.AnswersFor(person.Id, link!.CustomerId, actor.Today));

    private static string Look(Rating rating) => (rating.Answer, rating.RecoveredAt) switch
    {
        (Answer.Good, _) => "satisfied",
        (Answer.Bad, null) => "dissatisfied",
        (Answer.Bad, _) => "recovered",
        _ => "quiet",
    };

    private string SignerOf(Unit unit) => (actor!.Directory.ManagerOf(unit.Id, actor.Today) ?? actor.Directory.SuperiorOf(unit.Id, actor.Today)) is { } signer ? Localized.Name(signer) : T["Nobody"];

    private IReadOnlyList<(string Value, string Words)> Months => [.. period.Split(PeriodKind.Month).Where(month => month.Start <= actor!.Today).Select(month => (month.ToString(), PeriodField.Words(month, T)))];

    private IReadOnlyList<(string Value, string Words)> Answers =>
    [
        .. new[] { Answer.Good, Answer.Neither, Answer.Bad }.Where(answer => answer is not Answer.Neither || service!.Scale == 5)
            .Select(answer => (answer.ToString().ToLowerInvariant(), T[$"Answer.{answer}"].Value)),
    ];
}
