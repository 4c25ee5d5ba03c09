using Entente.Domain.Appraisals;
using Entente.Domain.Organization;
using Entente.Web.Platform;

namespace Entente.Web.Features.Appraisals;

/// <summary>The rules of <see cref="AppraisalAccess"/> for people, and scopes for keys. A key may run a cycle; nobody judges, takes note or objects with one.</summary>
internal static class AppraisalRights
{
    public const string ReadScope = "appraisals:read";
    public const string WriteScope = "appraisals:write";

    public static bool MayRun(Actor actor) => actor.HasScope(WriteScope) || (actor.Person is { } person && AppraisalAccess.MayRun(actor.Directory, person.Id));

    public static bool MayRead(Actor actor, AppraisalSheet sheet) =>
        actor.HasScope(ReadScope) || actor.HasScope(WriteScope) || (actor.Person is { } person && AppraisalAccess.MayRead(actor.Directory, sheet, person.Id, actor.Today));

    public static bool IsOwn(Actor actor, Guid unit) => actor.Person is { } person && AppraisalAccess.IsOwn(actor.Directory, unit, person.Id, actor.Today);

    public static bool MaySpeak(Actor actor, Guid unit) => actor.Person is { } person && AppraisalAccess.MaySpeak(actor.Directory, unit, person.Id, actor.Today);

    public static bool MayReview(Actor actor, AppraisalSheet sheet, AppraisalCycle cycle, Guid person) => AppraisalAccess.MayReview(actor.Directory, sheet, cycle.Period, person, actor.Today);

    /// <summary>Whether the actor may do it, leaving aside whether the state allows it.</summary>
    public static bool May(Actor actor, AppraisalSheet sheet, AppraisalCycle cycle, SheetAct act) => actor.Person is { } person && act switch
    {
        SheetAct.Assess or SheetAct.Acknowledge or SheetAct.Appeal => AppraisalAccess.MaySpeak(actor.Directory, sheet.UnitId, person.Id, actor.Today),
        SheetAct.Calibrate or SheetAct.Comment => AppraisalAccess.MayCalibrate(actor.Directory, sheet.UnitId, person.Id, actor.Today),
        SheetAct.Assign => AppraisalAccess.MayAssign(actor.Directory, sheet.UnitId, person.Id, actor.Today),
        SheetAct.Answer => sheet.Appeal?.ReviewerId == person.Id && MayReview(actor, sheet, cycle, person.Id),
        _ => false,
    };

    /// <summary>What the actor may do with it now.</summary>
    public static IReadOnlyList<SheetAct> Open(Actor actor, AppraisalSheet sheet, AppraisalCycle cycle) => [.. ActsIn(sheet.State).Where(act => May(actor, sheet, cycle, act))];

    /// <summary>Everybody who may name who answers an appeal of the unit.</summary>
    public static IEnumerable<Person> Assigners(CompanyDirectory directory, Guid unit, DateOnly day) =>
        directory.People.Where(person => person.RemovedAt is null && AppraisalAccess.MayAssign(directory, unit, person.Id, day));

    private static IReadOnlyList<SheetAct> ActsIn(AppraisalState state) => state switch
    {
        AppraisalState.Collecting => [SheetAct.Assess],
        AppraisalState.Reviewing => [SheetAct.Calibrate, SheetAct.Comment],
        AppraisalState.Published => [SheetAct.Acknowledge, SheetAct.Appeal],
        AppraisalState.Appealed => [SheetAct.Assign, SheetAct.Answer],
        _ => [],
    };
}
