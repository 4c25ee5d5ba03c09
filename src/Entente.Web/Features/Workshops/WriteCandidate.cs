using System.ComponentModel.DataAnnotations;
using Entente.Domain.Goals;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Workshops;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Workshops;

/// <summary>Writes a goal that the workshop may give the company, or takes one off the board.</summary>
public sealed class WriteCandidate(WorkshopDesk desk)
{
    public sealed record CriterionAsked
    {
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
    }

    public sealed record Request
    {
        [MaxLength(NameInvalid.MaxLength)]
        public string? Title { get; set; }

        [MaxLength(NameInvalid.MaxLength)]
        public string? EnglishTitle { get; set; }

        [MaxLength(GoalBody.MaxTextLength)]
        public string? Reason { get; set; }

        [MaxLength(GoalBody.MaxTextLength)]
        public string? EnglishReason { get; set; }

        /// <summary>Codes of the units it serves.</summary>
        public IList<string>? Serves { get; set; }

        /// <summary>The strategies it comes of.</summary>
        public IList<Guid>? Strategies { get; set; }

        public IList<CriterionAsked>? Criteria { get; set; }

        /// <summary>The version that was looked at; 0 for a new one.</summary>
        public int SeenVersion { get; set; }

        /// <summary>True to take it off the board.</summary>
        public bool Remove { get; set; }
    }

    public Task<Outcome<CandidateGoal>> Run(Guid id, Guid? goalId, Request request, Actor actor, CancellationToken stop) =>
        desk.Run<CandidateGoal>(id, actor, WorkshopRights.MayWrite, async at =>
        {
            if (at.Workshop.Change(WorkshopVerb.WriteGoals) is { } not)
                return not;
            var body = BodyOf(request, at.Workshop, actor);
            if (body.IsRefused && !request.Remove)
                return body.Refusal;
            var strategies = (request.Strategies ?? []).ToList();
            if (goalId is null)
            {
                var made = CandidateGoal.Write(at.NewId(), await at.Board(), body.Value!, strategies, at.By);
                if (!made.IsRefused)
                    at.Db.Add(made.Value);
                return made;
            }

            if (await at.Db.CandidateGoals.SingleOrDefaultAsync(one => one.Id == goalId && one.WorkshopId == id && !one.IsRemoved, at.Stop) is not { } goal)
                return new WorkshopPartUnknown();
            return (request.Remove ? goal.Remove(at.Workshop, at.By) : goal.Change(await at.Board(), body.Value!, strategies, request.SeenVersion, at.By)) is { } refusal ? refusal : goal;
        }, stop);

    private static Outcome<GoalBody> BodyOf(Request request, Workshop workshop, Actor actor)
    {
        var units = (request.Serves ?? []).Where(code => !string.IsNullOrWhiteSpace(code)).Select(code => (Code: code, Unit: actor.Directory.Unit(code))).ToList();
        if (units.Find(pair => pair.Unit is null) is { Code: { } unknown })
            return new UnitUnknown(unknown);
        var period = Period.Parse(workshop.PeriodCode);
        return new GoalBody
        {
            Title = request.Title?.Trim() ?? "",
            EnglishTitle = FreeText.Clean(request.EnglishTitle),
            Reason = FreeText.Clean(request.Reason),
            EnglishReason = FreeText.Clean(request.EnglishReason),
            Period = workshop.PeriodCode,
            Serves = [.. units.Select(pair => pair.Unit!.Id)],
            Criteria =
            [
                .. (request.Criteria ?? []).Where(asked => !string.IsNullOrWhiteSpace(asked.Measure)).Select((asked, i) => new Criterion
                {
                    Number = i + 1,
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
                }),
            ],
        };
    }
}
