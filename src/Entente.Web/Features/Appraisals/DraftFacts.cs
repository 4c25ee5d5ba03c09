using Entente.Domain.Appraisals;
using Entente.Domain.Goals;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Appraisals;

/// <summary>What the sheets of a cycle would be made of now.</summary>
public sealed class DraftFacts(IDbContextFactory<EntenteDb> databases, ReadLinkFacts links)
{
    /// <summary>The facts of these units, by unit. Goals are read in the given context, so that publishing reads them in its own transaction.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, SheetFacts>> Of(
        EntenteDb db, AppraisalCycle cycle, IReadOnlyDictionary<Guid, IReadOnlyList<LinkFact>> links, CompanyDirectory directory, DateOnly day, CancellationToken stop)
    {
        var goals = (await db.Goals.AsNoTracking().ToListAsync(stop)).ToLookup(goal => goal.OwnerId);
        return links.ToDictionary(unit => unit.Key, unit => Of(cycle, unit.Key, goals[unit.Key], unit.Value, directory, day));
    }

    internal static SheetFacts Of(AppraisalCycle cycle, Guid unit, IEnumerable<Goal> goals, IReadOnlyList<LinkFact> links, CompanyDirectory directory, DateOnly day) => new()
    {
        Terms = cycle.Terms,
        Goals = GoalFact.Of(unit, cycle.Period, goals, directory.DayOf),
        Links = links,
        ManagerId = directory.ManagerOf(unit, cycle.Period.LastDayBy(day))?.Id,
        SuperiorId = directory.SuperiorOf(unit, day)?.Id,
    };

    public async Task<IReadOnlyDictionary<Guid, SheetFacts>> Read(AppraisalCycle cycle, IReadOnlyCollection<Guid> units, Actor actor, CancellationToken stop)
    {
        if (units.Count == 0)
            return new Dictionary<Guid, SheetFacts>();
        var found = await links(cycle.Period, units, stop);
        await using var db = await databases.CreateDbContextAsync(stop);
        return await Of(db, cycle, found, actor.Directory, actor.Today, stop);
    }
}
