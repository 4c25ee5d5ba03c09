using Entente.Domain.Goals;
using Entente.Domain.Kernel;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace Entente.Web.Features.Goals;

public sealed partial class GoalEditPage
{
    private const int FewestCriteria = 3;
    private const int FewestSteps = 3;

    private Actor? actor;
    private Goal? goal;
    private string? refused;
    private IReadOnlyList<Goal> others = [];

    [Parameter]
    public Guid? Id { get; set; }

    [SupplyParameterFromQuery(Name = "unit")]
    private string? AskedUnit { get; set; }

    [SupplyParameterFromQuery(Name = "need")]
    private Guid? AskedNeed { get; set; }

    [SupplyParameterFromForm]
    private SaveGoal.Request? Form { get; set; }

    private IReadOnlyList<(string Value, string Words)> Units =>
        [.. actor!.Directory.Units.Where(unit => unit.DissolvedOn is null || Form?.Serves?.Contains(unit.Code) is true).Select(unit => (unit.Code, Localized.Name(unit)))];

    protected override async Task OnInitializedAsync()
    {
        var http = Http.HttpContext!;
        var who = await Current.Require(http.RequestAborted);
        others = [.. (await Known.Read(who, http.RequestAborted)).Where(other => other.State is not (GoalState.Draft or GoalState.Dropped) && other.Id != Id)];
        if (Id is { } id)
        {
            var found = await Goals.Read(id, who, http.RequestAborted);
            goal = found.IsRefused ? null : found.Value.Goal;
            if (goal is null || !GoalRights.May(who, goal, GoalVerb.Edit, null))
            {
                http.Response.StatusCode = goal is null ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden;
                return;
            }
        }

        Form ??= goal is not null ? Asked(goal, who) : Blank(who);
        Form.Supports ??= [];
        Form.Criteria ??= [];
        Form.Steps ??= [];
        // Always one more than there are, so that the form grows without scripts.
        while (Form.Criteria.Count < FewestCriteria || !string.IsNullOrWhiteSpace(Form.Criteria[^1].Measure))
            Form.Criteria.Add(new SaveGoal.CriterionAsked());
        while (Form.Steps.Count < FewestSteps || !string.IsNullOrWhiteSpace(Form.Steps[^1].Text))
            Form.Steps.Add(new SaveGoal.StepAsked());
        if (Form.Supports.Count == 0 || Form.Supports[^1].Id != Guid.Empty)
            Form.Supports.Add(new SaveGoal.SupportAsked { Kind = SupportKind.Goal });
        actor = who;
    }

    private SaveGoal.Request Blank(Actor who) => new()
    {
        Owner = AskedUnit ?? (who.PersonId is { } person ? who.Directory.ManagedBy(person, who.Today).FirstOrDefault()?.Code : null) ?? "",
        Period = Period.Containing(PeriodKind.Quarter, who.Today).ToString(),
        Supports = AskedNeed is { } need ? [new SaveGoal.SupportAsked { Kind = SupportKind.Need, Id = need }] : [],
    };

    private static SaveGoal.Request Asked(Goal goal, Actor who)
    {
        var body = goal.Latest.Body;
        return new SaveGoal.Request
        {
            Owner = who.Directory.Unit(goal.OwnerId)!.Code,
            Title = body.Title,
            EnglishTitle = body.EnglishTitle,
            Reason = body.Reason,
            EnglishReason = body.EnglishReason,
            Period = body.Period,
            Serves = [.. body.Serves.Select(unit => who.Directory.Unit(unit)!.Code)],
            ServesSuperior = body.ServesSuperior,
            Supports = [.. body.Supports.Select(support => new SaveGoal.SupportAsked { Kind = support.Kind, Id = support.Id })],
            Criteria =
            [
                .. body.Criteria.Select(c => new SaveGoal.CriterionAsked
                {
                    Number = c.Number, Measure = c.Measure, EnglishMeasure = c.EnglishMeasure, Unit = c.Unit, Comparison = c.Comparison, Target = c.Target, Upper = c.Upper,
                    Deadline = c.Deadline, Weight = c.Weight, MeasuredBy = c.MeasuredBy, Evidence = c.Evidence, Commit = c.Commit, Reach = c.Reach, Stretch = c.Stretch,
                }),
            ],
            Steps = [.. body.Steps.Select(step => new SaveGoal.StepAsked { Number = step.Number, Text = step.Text, Owner = step.Owner, Day = step.Day })],
            SeenHash = goal.Latest.Hash,
        };
    }

    /// <summary>What a goal may support: a need it came from, or others' goals.</summary>
    private List<(string Value, string Words)> SupportsOf(SaveGoal.SupportAsked asked) => asked.Kind is SupportKind.Need
        ? [(asked.Id.ToString(), T["Supports.Need"])]
        : [.. others.Select(other => (other.Id.ToString(), $"{Words.Title(other)} · {Words.Unit(other.OwnerId, actor!.Directory)}"))];

    private async Task Submit()
    {
        var stop = Http.HttpContext!.RequestAborted;
        foreach (var support in Form!.Supports!.Where(support => support.Kind is not SupportKind.Need))
            support.Kind = others.FirstOrDefault(other => other.Id == support.Id)?.OwnerId == actor!.Directory.Root?.Id ? SupportKind.CompanyGoal : SupportKind.Goal;
        var saved = await Save.Run(Id, Form, null, actor!, stop);
        if (saved.IsRefused)
        {
            Http.HttpContext.Response.StatusCode = Reply.StatusOf(saved.Refusal);
            refused = Words.Sentence(saved.Refusal) ?? Reply.Sentence(saved.Refusal);
            return;
        }

        Flash.Success(T["Saved"]);
        Navigation.NavigateTo($"/goals/{saved.Value.Id}");
    }
}
