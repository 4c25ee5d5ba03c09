using System.Globalization;
using Entente.Domain.Appraisals;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace Entente.Web.Features.Appraisals;

public sealed partial class CyclePage
{
    private Actor? actor;
    private ReadCycle.View? view;
    private AppraisalCycle cycle = null!;
    private string? refused;

    [Parameter]
    public string Cycle { get; set; } = "";

    [SupplyParameterFromForm]
    private PrepareCycle.Request? Form { get; set; }

    [SupplyParameterFromForm(FormName = "step")]
    private AppraisalVerb? Verb { get; set; }

    [SupplyParameterFromForm(FormName = "step")]
    private int? Seen { get; set; }

    [SupplyParameterFromQuery(Name = "weight")]
    private int? Weight { get; set; }

    [SupplyParameterFromQuery(Name = "managementPass")]
    private int? ManagementPass { get; set; }

    [SupplyParameterFromQuery(Name = "servicePass")]
    private int? ServicePass { get; set; }

    /// <summary>What-if belongs to the time before it opens: afterwards nobody shops for weights that suit the result.</summary>
    private bool MayTry => cycle.State is AppraisalState.Prepared && AppraisalRights.MayRun(actor!);

    private AppraisalTerms Tried => new AppraisalTerms(Weight ?? cycle.Terms.ManagementWeight, ManagementPass ?? cycle.Terms.ManagementPass, ServicePass ?? cycle.Terms.ServicePass) is var tried && tried.Check() is null ? tried : cycle.Terms;

    private bool IsTrying => MayTry && Tried != cycle.Terms;

    private AppraisalVerb? Next => AppraisalPath.AllowedOfCycle(cycle.State) is [var verb, ..] ? verb : null;

    private string Lead => cycle.State switch
    {
        AppraisalState.Published => T["Cycle.LeadPublished", Localized.Instant(cycle.PublishedAt!.Value, actor!.Directory.TimeZone), Localized.Day(cycle.AnswerBy!.Value)],
        AppraisalState.Final => T["Cycle.LeadFinal", Localized.Instant(cycle.PublishedAt!.Value, actor!.Directory.TimeZone), Localized.Instant(cycle.FinishedAt!.Value, actor.Directory.TimeZone)],
        _ => T[$"Cycle.Lead{cycle.State}"],
    };

    private string Explained => cycle.State switch
    {
        AppraisalState.Prepared when IsTrying => T["Cycle.TrialText", Tried.ManagementWeight, Tried.ServiceWeight, Tried.ManagementPass, Tried.ServicePass],
        AppraisalState.Prepared => T["Cycle.DraftText"],
        AppraisalState.Collecting => T["Cycle.DraftText"],
        AppraisalState.Reviewing => T["Cycle.CalibrationText"],
        _ => T["Cycle.SheetsText"],
    };

    /// <summary>What publishing now would leave open, in one sentence; null where nothing.</summary>
    private string? Missing
    {
        get
        {
            var none = view!.Rows.Where(row => row.Figures.Duty is Duty.NotAppraised).Select(row => Localized.Name(row.Unit)).ToList();
            return none.Count == 0 ? null : T["Step.Publish.Missing", none.Count, string.Join(T["And"], none)].Value;
        }
    }

    private IReadOnlyList<Column<ReadCycle.Row>> Columns =>
    [
        new(T["Unit"], row => UnitOf(row)),
        new(T["Duty"], row => DutyOf(row.Figures.Duty)) { Fits = true },
        .. IsTrying ? [new Column<ReadCycle.Row>(T["Try.Duty"], row => DutyOf(Try(row).Duty)) { Fits = true }] : Array.Empty<Column<ReadCycle.Row>>(),
        new(T["Management"], row => text => text.AddContent(0, ManagementOf(row))) { IsNumber = true },
        new(T["Service"], row => text => text.AddContent(0, AppraisalWords.Points(row.Figures.Service))) { IsNumber = true },
        new(T["Total"], row => text => text.AddContent(0, AppraisalWords.Points(row.Figures.Total))) { IsNumber = true },
        .. IsTrying ? [new Column<ReadCycle.Row>(T["Try.Total"], row => text => text.AddContent(0, AppraisalWords.Points(Try(row).Total))) { IsNumber = true }] : Array.Empty<Column<ReadCycle.Row>>(),
        .. AppraisalPath.IsPublished(cycle.State) ? [new Column<ReadCycle.Row>(T["State"], row => text => text.AddContent(0, Words.State(row.Sheet!.State))) { Fits = true }] : Array.Empty<Column<ReadCycle.Row>>(),
        new(T["Why"], row => text => text.AddContent(0, Words.Reason(row.Facts, row.Figures))) { IsQuiet = true },
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

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task Load(Actor who, CancellationToken stop)
    {
        view = (await Cycles.Read(Cycle, who, stop)).Value;
        cycle = view?.Cycle!;
    }

    private SheetFigures Try(ReadCycle.Row row) => AppraisalRule.Of(row.Facts with { Terms = Tried });

    private string ManagementOf(ReadCycle.Row row) => row.Figures.ComputedManagement == row.Figures.Management
        ? AppraisalWords.Points(row.Figures.Management)
        : T["Management.Changed", AppraisalWords.Points(row.Figures.ComputedManagement), AppraisalWords.Points(row.Figures.Management)];

    private RenderFragment UnitOf(ReadCycle.Row row) => link =>
    {
        link.OpenElement(0, "a");
        link.AddAttribute(1, "href", row.Sheet is null ? $"/units/{row.Unit.Code}?period={cycle.PeriodCode}" : AppraisalWords.Href(cycle, row.Unit));
        link.AddContent(2, Localized.Name(row.Unit));
        link.CloseElement();
    };

    private RenderFragment DutyOf(Duty duty) => pill =>
    {
        pill.OpenComponent<Pill>(0);
        pill.AddComponentParameter(1, nameof(Pill.Text), Words.Duty(duty));
        pill.AddComponentParameter(2, nameof(Pill.Kind), AppraisalWords.Look(duty));
        pill.CloseComponent();
    };

    private async Task Take()
    {
        var http = Http.HttpContext!;
        var done = await Move.Run(Cycle, Verb ?? default, Seen, actor!, http.RequestAborted);
        if (done.IsRefused)
            await Refuse(done.Refusal);
        else
            Done($"Done.{Verb}", done.Value);
    }

    private async Task Save()
    {
        var http = Http.HttpContext!;
        var done = await Prepare.Run(Cycle, Form!, actor!, http.RequestAborted);
        if (done.IsRefused)
            await Refuse(done.Refusal);
        else
            Done("Done.Terms", done.Value);
    }

    private void Done(string said, AppraisalCycle changed)
    {
        Flash.Success(T[said]);
        Navigation.NavigateTo($"/appraisals/{changed.PeriodCode}");
    }

    private async Task Refuse(Domain.Kernel.Refusal refusal)
    {
        var http = Http.HttpContext!;
        http.Response.StatusCode = Reply.StatusOnPage(refusal);
        refused = Reply.Sentence(refusal);
        await Load(actor!, http.RequestAborted);
    }
}
