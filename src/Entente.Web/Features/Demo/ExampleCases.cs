using Entente.Domain.Calendar;
using Entente.Domain.Chain;
using Entente.Domain.Recovery;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;
using static Entente.Web.Features.Demo.ExampleRules;

namespace Entente.Web.Features.Demo;

/// <summary>Takes the planned steps of the example's cases, by those who answered for the units on those days, with clocks that ran out calling in superiors.</summary>
internal sealed class ExampleCases(SupplyChain chain, IReadOnlyList<PlannedStep> plan)
{
    private readonly WorkCalendar calendar = new(chain.Directory.TimeZone, WorkWeek.Usual(), []);
    private int next;

    /// <summary>Takes every step that was planned for before an instant and is not taken yet.</summary>
    public async Task Until(DateTimeOffset before, IDbContextFactory<EntenteDb> databases, CancellationToken stop)
    {
        var due = new List<PlannedStep>();
        while (next < plan.Count && plan[next].At < before)
            due.Add(plan[next++]);
        if (due.Count == 0)
            return;
        await using var db = await databases.CreateDbContextAsync(stop);
        var (raters, days) = (due.ConvertAll(step => (Guid?)step.Rater), due.ConvertAll(step => step.Day));
        var cases = (await db.RecoveryCases.Where(one => raters.Contains(one.RaterId) && days.Contains(one.Day)).ToListAsync(stop)).ToDictionary(one => (one.RaterId!.Value, one.LinkId, one.Day));
        foreach (var step in due)
        {
            // Who rated badly only for a moment has no case any more, or one that was begun anew.
            if (cases.TryGetValue((step.Rater, step.Link, step.Day), out var one) && one.IsLive && Fits(one, step))
                Take(db, one, step);
        }

        await db.SaveChangesAsync(stop);
    }

    private static bool Fits(RecoveryCase one, PlannedStep step) => step.Writes is not null || step.Act switch
    {
        RecoveryAct.Contacted => one.Allowed.Contains(RecoveryVerb.Contact),
        RecoveryAct.Remedied => one.Allowed.Contains(RecoveryVerb.Remedy),
        RecoveryAct.Reopened => one.Allowed.Contains(RecoveryVerb.Reopen),
        _ => one.Allowed.Contains(RecoveryVerb.Confirm),
    };

    private void Take(EntenteDb db, RecoveryCase one, PlannedStep step)
    {
        var day = chain.Directory.DayOf(step.At);
        if (one.Clock.NextDueAt is { } ranOut && ranOut < step.At && RecoveryAccess.SuperiorOf(chain, one, day) is { } superior)
            one.Escalate(superior.Id, ranOut.AddMinutes(4));
        var owner = RecoveryAccess.OwnerOf(chain, one, day)!.Id;
        if (step.Writes is { } side)
            db.Add(RecoveryMessage.Write(Guid.CreateVersion7(step.At), one, side, side is RecoveryRole.Rater ? step.Rater : owner, step.Words, step.At).Value!);
        else if (step.Act is RecoveryAct.Contacted)
            Must(one.Contact(owner, step.Words, null, step.At));
        else if (step.Act is RecoveryAct.Remedied)
            Must(one.MakeGood(owner, step.Words, step.Finding, step.At));
        else if (step.Act is RecoveryAct.Reopened)
            Must(one.Reopen(step.Words, step.At, calendar, RecoveryLimits.Usual()));
        else
            Must(one.ConfirmLate(step.At));
    }
}
