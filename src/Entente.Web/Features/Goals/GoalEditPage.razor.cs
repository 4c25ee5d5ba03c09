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
    private bool wasChanged;
    private IReadOnlyList<GoalChange> changes = [];
    private ReadSupportable.View supportable = new([], []);
    private IReadOnlyList<(string Value, string Words)> choices = [];

    [Parameter]
    public Guid? Id { get; set; }

    [SupplyParameterFromQuery(Name = "unit")]
    private string? AskedUnit { get; set; }

    [SupplyParameterFromQuery(Name = "need")]
    private Guid? AskedNeed { get; set; }

    [SupplyParameterFromForm]
    private SaveGoal.Request? Form { get; set; }

    /// <summary>What the goal shall support, each with its kind, for a choice is one field.</summary>
    [SupplyParameterFromForm(FormName = "goal")]
    private IList<string?>? Chosen { get; set; }

    private IReadOnlyList<(string Value, string Words)> Units =>
        [.. actor!.Directory.Units.Where(unit => unit.DissolvedOn is null || Form?.Serves?.Contains(unit.Code) is true).Select(unit => (unit.Code, Localized.Name(unit)))];

    protected override async Task OnInitializedAsync()
    {
        var http = Http.HttpContext!;
        var who = await Current.Require(http.RequestAborted);
        supportable = await Supportable.Read(who, http.RequestAborted);
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
        Form.Supports = Chosen is null ? Form.Supports ?? [] : [.. Chosen.Select(choice => Support(choice, who)).OfType<SaveGoal.SupportAsked>().DistinctBy(asked => asked.Id)];
        Form.Criteria ??= [];
        Form.Steps ??= [];
        // Always one more than there are, so that the form grows without scripts.
        while (Form.Criteria.Count < FewestCriteria || !string.IsNullOrWhiteSpace(Form.Criteria[^1].Measure))
            Form.Criteria.Add(new SaveGoal.CriterionAsked());
        while (Form.Steps.Count < FewestSteps || !string.IsNullOrWhiteSpace(Form.Steps[^1].Text))
            Form.Steps.Add(new SaveGoal.StepAsked());
        choices = Choices(who, Form.Supports);
        actor = who;
    }

    private SaveGoal.Request Blank(Actor who) => new()
    {
        Owner = AskedUnit ?? (who.PersonId is { } person ? who.Directory.ManagedBy(person, who.Today).FirstOrDefault()?.Code : null) ?? "",
        Period = Period.Containing(PeriodKind.Quarter, who.Today).ToString(),
        Criteria = [new SaveGoal.CriterionAsked { Weight = Criterion.FullWeight }],
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

    private static string ChoiceOf(SaveGoal.SupportAsked asked) => $"{(asked.Kind is SupportKind.Need ? SupportKind.Need : SupportKind.Goal)} {asked.Id}";

    /// <summary>A choice as it is asked; as what a goal is supported follows from whose it is.</summary>
    private SaveGoal.SupportAsked? Support(string? choice, Actor who)
    {
        if (choice?.Split(' ') is not [var kind, var text] || !Guid.TryParse(text, out var id))
            return null;
        return kind == nameof(SupportKind.Need) ? new SaveGoal.SupportAsked { Kind = SupportKind.Need, Id = id }
            : new SaveGoal.SupportAsked { Kind = supportable.Goals.FirstOrDefault(other => other.Id == id) is { } other ? SupportRules.KindOf(who.Directory, other) : SupportKind.Goal, Id = id };
    }

    /// <summary>The open needs that this owner's goal may support, the promised goals, and what is chosen already whatever became of it.</summary>
    private List<(string Value, string Words)> Choices(Actor who, IEnumerable<SaveGoal.SupportAsked> chosen)
    {
        List<(string Value, string Words)> known =
        [
            .. supportable.Needs.Where(need => who.Directory.Unit(Form!.Owner) is not { } owner || SupportRules.CheckNeed(who.Directory, owner.Id, need) is null)
                .Select(need => ($"{SupportKind.Need} {need.Id}", T["Edit.SupportNeed", need.Title, Words.Unit(need.RaiserUnitId, who.Directory)].Value)),
            .. supportable.Goals.Where(other => other.Id != Id).Select(other => ($"{SupportKind.Goal} {other.Id}", T["Edit.SupportGoal", Words.Title(other), Words.Unit(other.OwnerId, who.Directory)].Value)),
        ];
        known.AddRange(chosen.Where(asked => known.TrueForAll(one => one.Value != ChoiceOf(asked))).Select(asked => (ChoiceOf(asked), T[$"Supports.{asked.Kind}"].Value)).ToList());
        return known;
    }

    private async Task Submit()
    {
        var stop = Http.HttpContext!.RequestAborted;
        var saved = await Save.Run(Id, Form!, null, actor!, stop);
        if (saved.IsRefused)
        {
            Http.HttpContext.Response.StatusCode = Reply.StatusOnPage(saved.Refusal);
            refused = Reply.Sentence(saved.Refusal);
            if (saved.Refusal is GoalChangedUnderYou changed)
                (wasChanged, changes, Form!.SeenHash) = (true, changed.Changes, goal!.Latest.Hash);
            return;
        }

        Flash.Success(T["Saved"]);
        Navigation.NavigateTo($"/goals/{saved.Value.Id}");
    }
}
