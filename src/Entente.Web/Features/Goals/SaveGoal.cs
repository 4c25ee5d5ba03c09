using System.ComponentModel.DataAnnotations;
using Entente.Domain.Goals;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Goals;

/// <summary>Writes a new goal as a draft, or another text of one that is there.</summary>
public sealed class SaveGoal(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public sealed record CriterionAsked
    {
        /// <summary>0 for a new one.</summary>
        public int Number { get; set; }

        public string? Measure { get; set; }

        public string? EnglishMeasure { get; set; }

        public string? Unit { get; set; }

        public Comparison Comparison { get; set; }

        public double? Target { get; set; }

        public double? Upper { get; set; }

        /// <summary>The period's last day where it is not said.</summary>
        public DateOnly? Deadline { get; set; }

        public int? Weight { get; set; }

        public string? MeasuredBy { get; set; }

        public string? Evidence { get; set; }

        public string? Commit { get; set; }

        public string? Reach { get; set; }

        public string? Stretch { get; set; }
    }

    public sealed record StepAsked
    {
        public int Number { get; set; }

        public string? Text { get; set; }

        public string? Owner { get; set; }

        public DateOnly? Day { get; set; }
    }

    public sealed record SupportAsked
    {
        public SupportKind Kind { get; set; }

        public Guid Id { get; set; }
    }

    public sealed record Request
    {
        /// <summary>Code of the unit that promises.</summary>
        [Required, MaxLength(64)]
        public string Owner { get; set; } = "";

        [Required, MaxLength(120)]
        public string Title { get; set; } = "";

        [MaxLength(120)]
        public string? EnglishTitle { get; set; }

        [MaxLength(2000)]
        public string? Reason { get; set; }

        [MaxLength(2000)]
        public string? EnglishReason { get; set; }

        [Required, MaxLength(8)]
        public string Period { get; set; } = "";

        /// <summary>Codes of the units it serves.</summary>
        public IList<string>? Serves { get; set; }

        public bool ServesSuperior { get; set; }

        public IList<SupportAsked>? Supports { get; set; }

        public IList<CriterionAsked>? Criteria { get; set; }

        public IList<StepAsked>? Steps { get; set; }

        /// <summary>The hash of the text that was looked at; what changed since is said instead of overwritten.</summary>
        [MaxLength(64)]
        public string? SeenHash { get; set; }
    }

    public async Task<Outcome<Goal>> Run(Guid? id, Request request, int? seenVersion, Actor actor, CancellationToken stop)
    {
        if (actor.Directory.Unit(request.Owner) is not { } owner)
            return new UnitUnknown(request.Owner);
        var asked = BodyOf(request, actor);
        if (asked.IsRefused)
            return asked.Refusal;
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await CheckSupports(db, asked.Value, stop) is { } unsupported)
            return unsupported;
        if (asked.Value.NeedsSuperior && actor.Directory.SuperiorOf(owner.Id, actor.Today) is null)
            return new GoalHasNoSuperior();
        var saved = id is { } known ? await Edit(db, known, owner, request, asked.Value, seenVersion, actor, stop) : Create(db, owner, asked.Value, actor);
        if (saved.IsRefused)
            return saved;
        return await db.SaveOrRefuse(stop) is { } stale ? stale : saved;
    }

    private static async Task<Refusal?> CheckSupports(EntenteDb db, GoalBody body, CancellationToken stop)
    {
        var goals = body.Supports.Where(support => support.Kind is not SupportKind.Need).Select(support => support.Id).Distinct().ToList();
        return await db.Goals.CountAsync(goal => goals.Contains(goal.Id), stop) == goals.Count ? null : new SupportUnknown();
    }

    private static Outcome<GoalBody> BodyOf(Request request, Actor actor)
    {
        var units = (request.Serves ?? []).Where(code => !string.IsNullOrWhiteSpace(code)).Select(code => (Code: code, Unit: actor.Directory.Unit(code))).ToList();
        if (units.Find(pair => pair.Unit is null) is { Code: { } unknown })
            return new UnitUnknown(unknown);
        if (!Period.TryParse(request.Period, out var period))
            return new GoalPeriodInvalid(request.Period);
        var criteria = (request.Criteria ?? []).Where(criterion => !string.IsNullOrWhiteSpace(criterion.Measure)).ToList();
        var steps = (request.Steps ?? []).Where(step => !string.IsNullOrWhiteSpace(step.Text)).ToList();
        var lastCriterion = criteria.Select(criterion => criterion.Number).Append(0).Max();
        var lastStep = steps.Select(step => step.Number).Append(0).Max();
        return new GoalBody
        {
            Title = request.Title.Trim(),
            EnglishTitle = FreeText.Clean(request.EnglishTitle),
            Reason = FreeText.Clean(request.Reason),
            EnglishReason = FreeText.Clean(request.EnglishReason),
            Period = period.ToString(),
            Serves = [.. units.Select(pair => pair.Unit!.Id)],
            ServesSuperior = request.ServesSuperior,
            Supports = [.. (request.Supports ?? []).Where(support => support.Id != Guid.Empty).Select(support => new Support(support.Kind, support.Id))],
            Criteria = [.. criteria.Select(criterion => CriterionOf(criterion, period, criterion.Number > 0 ? criterion.Number : ++lastCriterion))],
            Steps = [.. steps.Select(step => new PlanStep(step.Number > 0 ? step.Number : ++lastStep, FreeText.Clean(step.Text)!, FreeText.Clean(step.Owner) ?? "", step.Day ?? period.End))],
        };
    }

    private static Criterion CriterionOf(CriterionAsked asked, Period period, int number) => new()
    {
        Number = number,
        Measure = FreeText.Clean(asked.Measure)!,
        EnglishMeasure = FreeText.Clean(asked.EnglishMeasure),
        Unit = FreeText.Clean(asked.Unit) ?? "",
        Comparison = asked.Comparison,
        Target = asked.Comparison is Comparison.YesNo or Comparison.DateBy ? null : asked.Target,
        Upper = asked.Comparison is Comparison.Between ? asked.Upper : null,
        Deadline = asked.Deadline ?? period.End,
        Weight = asked.Weight ?? 0,
        MeasuredBy = FreeText.Clean(asked.MeasuredBy) ?? "",
        Evidence = FreeText.Clean(asked.Evidence) ?? "",
        Commit = FreeText.Clean(asked.Commit),
        Reach = FreeText.Clean(asked.Reach),
        Stretch = FreeText.Clean(asked.Stretch),
    };

    private Outcome<Goal> Create(EntenteDb db, Unit owner, GoalBody body, Actor actor)
    {
        if (!GoalRights.MayWrite(actor, owner.Id, body.Serves))
            return new NotAllowed();
        if (owner.DissolvedOn <= actor.Today)
            return new UnitIsDissolved(owner.Name);
        if (body.Serves.Select(unit => actor.Directory.Unit(unit)!).FirstOrDefault(unit => unit.DissolvedOn <= actor.Today) is { } gone)
            return new UnitIsDissolved(gone.Name);
        var made = Goal.Create(Guid.CreateVersion7(clock.Now()), owner.Id, body, clock.Now(), actor.PersonId);
        if (made.IsRefused)
            return made;
        db.Add(made.Value);
        db.Record(actor.PersonId, "goal.written", $"goal/{made.Value.Id}", made.Value.Latest.Hash, clock.Now());
        return made;
    }

    private async Task<Outcome<Goal>> Edit(EntenteDb db, Guid id, Unit owner, Request request, GoalBody body, int? seenVersion, Actor actor, CancellationToken stop)
    {
        if (await db.Goals.SingleOrDefaultAsync(goal => goal.Id == id, stop) is not { } goal || !GoalRights.MayRead(actor, goal))
            return new GoalUnknown();
        if (goal.OwnerId != owner.Id || !GoalRights.May(actor, goal, GoalVerb.Edit, null))
            return new NotAllowed();
        if (request.SeenHash is { } seen && seen != goal.Latest.Hash)
            return new GoalChangedUnderYou(goal.Versions.LastOrDefault(version => version.Hash == seen) is { } old ? GoalChange.Between(old.Body, goal.Latest.Body) : []);
        if (seenVersion is { } version && version != goal.Version)
            return new ChangedUnderYou();
        if (goal.Edit(body, clock.Now(), actor.PersonId) is { } refusal)
            return refusal;
        db.Record(actor.PersonId, "goal.edited", $"goal/{id}", goal.Latest.Hash, clock.Now());
        return goal;
    }
}
