using System.ComponentModel.DataAnnotations;
using Entente.Domain.Appraisals;
using Entente.Domain.Integrations;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Happenings;
using Entente.Web.Platform.Messages;
using Entente.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Appraisals;

/// <summary>What people do with one sheet: say how it went, calibrate, comment, take note, object, name a reviewer, answer.</summary>
public sealed class ActOnSheet(IDbContextFactory<EntenteDb> databases, DraftFacts drafts, AppraisalWords words, TimeProvider clock, IStringLocalizer<AppraisalsTexts> t)
{
    public sealed record Request
    {
        public SheetAct Act { get; set; }

        [MaxLength(AppraisalSheet.MaxTextLength)]
        public string? Text { get; set; }

        /// <summary>What a unit gives itself, 0 to 100; empty where it gives nothing.</summary>
        public int? Points { get; set; }

        /// <summary>The superior's part, calibrated or corrected.</summary>
        public decimal? Management { get; set; }

        /// <summary>The customers' part as a reviewer corrects it.</summary>
        public decimal? Service { get; set; }

        /// <summary>The address of who answers.</summary>
        [MaxLength(254)]
        public string? Reviewer { get; set; }

        /// <summary>The version that was looked at; empty for whatever stands.</summary>
        public int? Version { get; set; }
    }

    public async Task<Outcome<AppraisalSheet>> Run(string code, string unitCode, Request request, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var unit = actor.Directory.Unit(unitCode);
        var cycle = await db.AppraisalCycles.AsNoTracking().SingleOrDefaultAsync(one => one.PeriodCode == code, stop);
        if (unit is null || cycle is null || await db.AppraisalSheets.SingleOrDefaultAsync(one => one.CycleId == cycle.Id && one.UnitId == unit.Id, stop) is not { } sheet)
            return new AppraisalUnknown();
        if (!AppraisalRights.MayRead(actor, sheet) && !AppraisalRights.MaySpeak(actor, unit.Id))
            return new AppraisalUnknown();
        if (!AppraisalRights.May(actor, sheet, cycle, request.Act))
            return new NotAllowed();
        if (request.Version is { } seen && seen != sheet.Version)
            return new ChangedUnderYou();
        var now = clock.Now();
        if (await Take(sheet, cycle, request, actor, now, stop) is { } refusal)
            return refusal;
        db.Record(actor.PersonId, $"appraisal.{request.Act.ToString().ToLowerInvariant()}", $"appraisal-sheet/{sheet.Id}", request.Text, now);
        if (request.Act is SheetAct.Answer && sheet.State is AppraisalState.Final)
            db.Announce(EventKinds.AppraisalFinal, cycle, [unit.Id], actor.Directory, now);
        Tell(db, sheet, cycle, request.Act, unit, actor, now);
        db.LookAgain(actor, [unit.Id]);
        return await db.SaveOrRefuse(stop) is { } stale ? stale : sheet;
    }

    private async Task<Refusal?> Take(AppraisalSheet sheet, AppraisalCycle cycle, Request request, Actor actor, DateTimeOffset now, CancellationToken stop)
    {
        var by = actor.PersonId!.Value;
        switch (request.Act)
        {
            case SheetAct.Assess:
                return sheet.Assess(request.Points, request.Text, by, now);
            case SheetAct.Calibrate:
                var facts = (await drafts.Read(cycle, [sheet.UnitId], actor, stop))[sheet.UnitId];
                return sheet.Calibrate(facts, request.Management ?? -1, request.Text, by, now);
            case SheetAct.Comment:
                return sheet.Comment(request.Text, by, now);
            case SheetAct.Acknowledge:
                return sheet.Acknowledge(request.Text, by, now);
            case SheetAct.Appeal:
                return sheet.LodgeAppeal(request.Text, cycle.AnswerBy ?? actor.Today, actor.Today, by, now);
            case SheetAct.Assign:
                return actor.Directory.Person(request.Reviewer ?? "") is { } reviewer && AppraisalRights.MayReview(actor, sheet, cycle, reviewer.Id) ? sheet.Assign(reviewer.Id, by) : new ReviewerNotNeutral();
            default:
                return sheet.Answer(request.Text, request.Management, request.Service, by, now);
        }
    }

    /// <summary>Who hears of an appeal and of its answer; whoever has to do something about it is reminded of that by itself.</summary>
    private void Tell(EntenteDb db, AppraisalSheet sheet, AppraisalCycle cycle, SheetAct act, Unit unit, Actor actor, DateTimeOffset now)
    {
        if (act is SheetAct.Assign)
            db.LookAgain(sheet.Appeal?.ReviewerId);
        if (act is not (SheetAct.Appeal or SheetAct.Answer))
            return;
        var assigners = AppraisalRights.Assigners(actor.Directory, unit.Id, actor.Today).Select(person => person.Id).ToList();
        IEnumerable<Guid?> told = act is SheetAct.Appeal
            ? [actor.Directory.SuperiorOf(unit.Id, actor.Today)?.Id]
            : [sheet.Facts?.SuperiorId, actor.Directory.ManagerOf(unit.Id, actor.Today)?.Id, sheet.Appeal?.AssignedBy];
        foreach (var person in told.OfType<Guid>().Distinct().Where(person => person != actor.PersonId))
            db.Tell(person, AppraisalsFeature.Kind, Bilingual.Of(() => t[$"Tell.{act}", Localized.Name(unit)]), AppraisalWords.Href(cycle, unit), now, Bilingual.Of(() => words.InPeriod(cycle.Period)));
        if (act is SheetAct.Appeal)
            db.LookAgain(assigners.Select(person => (Guid?)person));
    }
}
