using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Readiness;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;
using static Entente.Web.Features.Demo.ExampleRules;

namespace Entente.Web.Features.Demo;

/// <summary>Who of the example finished the introduction course and when, and the one waiver; through the rules, on the days on which it happened.</summary>
internal sealed class ExampleReadiness(SupplyChain chain, DateOnly today)
{
    /// <summary>The claims clerks' manager is at the fourth lesson; it is to be seen what that means for their links.</summary>
    private const string StillLearns = "claims";
    private const int LessonsOfTheirs = 3;

    private const string WaivedReason = "信息技术部本季度搬迁机房，双方商定把期望的约定放到下一季度；其余条件都齐备。";

    public async Task Save(IDbContextFactory<EntenteDb> databases, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        foreach (var term in chain.Directory.Units.SelectMany(unit => chain.Directory.ManagersOf(unit.Id)).GroupBy(term => term.PersonId).Select(terms => terms.MinBy(term => term.From)!))
            Learn(db, term.PersonId, term.From, chain.Directory.Unit(StillLearns)!.Id == term.UnitId);
        Waive(db);
        await db.SaveChangesAsync(stop);
    }

    /// <summary>A lesson every few days, nine to twelve months ago or soon after they became a manager; some need a second attempt.</summary>
    private void Learn(EntenteDb db, Guid person, DateOnly since, bool slowly)
    {
        var dice = new Dice($"course/{chain.Directory.Person(person)!.Email}");
        var day = today.AddDays(-360 + dice.Below(60));
        if (day < since)
            day = since.AddDays(3);
        for (var lesson = 1; lesson <= (slowly ? LessonsOfTheirs : LessonProgress.Lessons); lesson++)
        {
            var progress = LessonProgress.Begin(person, lesson).Value!;
            var at = ExampleDates.At(day, new TimeOnly(17, 20 + dice.Below(30)));
            if (dice.Chance(.3))
                Must(progress.Attempt(0, false, at.AddMinutes(-9)));
            Must(progress.Attempt(progress.WrongAttempts, true, at));
            db.Add(progress);
            day = WorkingDays.After(day, 1 + dice.Below(3));
        }
    }

    /// <summary>In the last quarter that is over one link counts although nothing was agreed on it in time.</summary>
    private void Waive(EntenteDb db)
    {
        var quarter = Period.Containing(PeriodKind.Quarter, today).Previous;
        var service = chain.Service("access-rights")!;
        if (chain.Link(service.Id, chain.Directory.Unit("admin-hr")!.Id, quarter.End) is not { } link)
            return;
        var at = ExampleDates.At(quarter.End.AddDays(-9), new TimeOnly(11, 15));
        var granted = ReadinessWaiver.Grant(Guid.CreateVersion7(at), link, quarter, WaivedReason, [], chain.Directory, chain.Directory.Person("long.fei@hengtong.example")!.Id, at);
        Must(granted.Refusal);
        db.Add(granted.Value!);
    }
}
