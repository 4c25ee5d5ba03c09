using Entente.Domain.Calendar;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Domain.Recovery;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace Entente.Web.Features.Recovery;

public sealed partial class RecoveryPage
{
    private Actor? actor;
    private ReadCase.View? view;
    private WorkCalendar? calendar;
    private RecoveryLimits? limits;
    private RecoveryCase one = null!;
    private Unit provider = null!;
    private Unit customer = null!;
    private RecoveryRole? role;
    private RecoveryRepeat? repeat;
    private IReadOnlyList<RecoveryVerb> steps = [];
    private bool mayHand;
    private string? refused;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private ReadCase Cases { get; set; } = null!;

    [Inject]
    private ReadRepeats Repeats { get; set; } = null!;

    [Inject]
    private ReadLimits Limits { get; set; } = null!;

    [Inject]
    private ActOnCase Act { get; set; } = null!;

    [Inject]
    private DelegateCase Hand { get; set; } = null!;

    [Inject]
    private SendMessage Send { get; set; } = null!;

    [Inject]
    private CompanyCalendar Calendars { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private Reply Reply { get; set; } = null!;

    [Inject]
    private Flash Flash { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IHttpContextAccessor Http { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "act")]
    private ActOnCase.Request? Asked { get; set; }

    [SupplyParameterFromForm(FormName = "hand")]
    private DelegateCase.Request? Handed { get; set; }

    [SupplyParameterFromForm(FormName = "message")]
    private SendMessage.Request? Written { get; set; }

    private string Lead => $"{Localized.Name(provider)} · {RecoveryWords.Day(one)} · {Words.Cause(one.CauseThatCounts)}";

    private IReadOnlyList<(string Value, string Words)> Causes => [.. Enum.GetValues<Cause>().Select(cause => (cause.ToString(), Words.Cause(cause)))];

    private IReadOnlyList<(string Value, string Words)> Receivers =>
    [
        .. actor!.Directory.MembersOf(provider.Id, actor.Today).Where(person => RecoveryAccess.MayReceive(actor.Chain, one, person.Id, actor.Today)).Select(person => (person.Id.ToString(), Localized.Name(person))),
    ];

    private IReadOnlyList<TimelineItem> History =>
    [
        .. one.History.Reverse().Select(step => new TimelineItem(RecoveryWords.When(step.At, step.Role, step.By, actor!.Directory), Said(step)) { Who = Who(step), Quote = step.Words }),
    ];

    protected override async Task OnInitializedAsync()
    {
        var http = Http.HttpContext!;
        var who = await Current.Require(http.RequestAborted);
        await Load(who, http.RequestAborted);
        if (view is null)
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        else
            actor = who;
    }

    private async Task Load(Actor who, CancellationToken stop)
    {
        view = (await Cases.Read(Id, who, stop)).Value;
        if (view is null)
            return;
        one = view.Case;
        (calendar, limits) = (await Calendars.Read(stop), await Limits.Read(stop));
        var link = who.Chain.Link(one.LinkId)!;
        (provider, customer) = (who.Directory.Unit(who.Chain.ProviderOf(link))!, who.Directory.Unit(link.CustomerId)!);
        repeat = (await Repeats.Read([link.ServiceId], who, stop)).FirstOrDefault(same => same.Cases.Any(like => like.Id == one.Id));
        (role, steps, mayHand) = (RecoveryRights.RoleOf(who, one), RecoveryRights.Open(who, one), RecoveryRights.MayDelegate(who, one));
    }

    private string Said(RecoveryEvent step) => T[$"Act.{step.Act}", step.Act is RecoveryAct.Found ? Words.Cause(step.Finding) : step.Act is RecoveryAct.Delegated && step.To is null ? T["Delegate.Owner"].Value : RecoveryWords.Person(step.To, actor!.Directory)]
        + (step is { Role: RecoveryRole.Rater, Act: RecoveryAct.Contacted or RecoveryAct.Remedied } ? T["Act.ByRater"] : "");

    private string Who(RecoveryEvent step) => step.Role is null ? T["Program"] : step.By is null ? T["Rater.Sealed"] : RecoveryWords.Person(step.By, actor!.Directory);

    private string Kept(DateTimeOffset due, DateTimeOffset? done, TimeSpan? took)
    {
        var by = Localized.Instant(due, actor!.Directory.TimeZone);
        return done is { } at ? $"{by} · {T["Clock.Done", Localized.Instant(at, actor.Directory.TimeZone), Words.Hours(took!.Value)]}" : by;
    }

    private async Task Do() => await Answer((await Act.Run(Id, Asked!, actor!, Http.HttpContext!.RequestAborted)).Refusal, $"Done.{Asked!.Verb}");

    private async Task HandOver() => await Answer((await Hand.Run(Id, Handed!, actor!, Http.HttpContext!.RequestAborted)).Refusal, "Done.Delegate");

    private async Task Write() => await Answer((await Send.Run(Id, Written!, actor!, Http.HttpContext!.RequestAborted)).Refusal, "Done.Message");

    private async Task Answer(Domain.Kernel.Refusal? refusal, string said)
    {
        var http = Http.HttpContext!;
        if (refusal is not null)
        {
            http.Response.StatusCode = Reply.StatusOnPage(refusal);
            refused = Reply.Sentence(refusal);
            await Load(actor!, http.RequestAborted);
            return;
        }

        Flash.Success(T[said]);
        Navigation.NavigateTo($"/recoveries/{Id}");
    }
}
