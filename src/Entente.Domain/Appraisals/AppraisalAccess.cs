using Entente.Domain.Kernel;
using Entente.Domain.Organization;

namespace Entente.Domain.Appraisals;

/// <summary>Who may do what with a sheet. The same answers serve pages, endpoints and files.</summary>
public static class AppraisalAccess
{
    /// <summary>True when it is the person's own result: they belong to the unit or a unit inside it, or answer for it themselves.</summary>
    public static bool IsOwn(CompanyDirectory directory, Guid unit, Guid person, DateOnly day) =>
        directory.BelongsTo(person, unit, day) || directory.ManagerOf(unit, day)?.Id == person;

    /// <summary>
    /// True when a person may read it. Published: the unit's own people, whoever answers for a unit above, HR, administrators, auditors and the
    /// reviewer of its appeal. Before: the same without the unit's own, whatever office they hold.
    /// </summary>
    public static bool MayRead(CompanyDirectory directory, AppraisalSheet sheet, Guid person, DateOnly day)
    {
        var own = IsOwn(directory, sheet.UnitId, person, day);
        var above = directory.AnswersFor(person, sheet.UnitId, day) || directory.RolesOf(person).Any();
        return AppraisalPath.IsPublished(sheet.State) ? own || above || sheet.Appeal?.ReviewerId == person : above && !own;
    }

    /// <summary>True when a person speaks for the appraised unit: assesses it, takes note, objects.</summary>
    public static bool MaySpeak(CompanyDirectory directory, Guid unit, Guid person, DateOnly day) => directory.ManagerOf(unit, day)?.Id == person;

    /// <summary>True when a person runs cycles: HR and administrators.</summary>
    public static bool MayRun(CompanyDirectory directory, Guid person) => directory.Holds(person, Role.HumanResources) || directory.Holds(person, Role.Administrator);

    /// <summary>True when a person may calibrate and comment: the unit's superior, HR and administrators, never on their own result.</summary>
    public static bool MayCalibrate(CompanyDirectory directory, Guid unit, Guid person, DateOnly day) =>
        !IsOwn(directory, unit, person, day) && (directory.SuperiorOf(unit, day)?.Id == person || MayRun(directory, person));

    /// <summary>True when a person may name who answers an appeal: HR and administrators, never of their own unit.</summary>
    public static bool MayAssign(CompanyDirectory directory, Guid unit, Guid person, DateOnly day) => MayRun(directory, person) && !IsOwn(directory, unit, person, day);

    /// <summary>
    /// True when a person is neutral enough to answer an appeal: neither of the unit nor its superior, now or in the period, and without a
    /// judgement of theirs on the sheet.
    /// </summary>
    public static bool MayReview(CompanyDirectory directory, AppraisalSheet sheet, Period period, Guid person, DateOnly day)
    {
        if (directory.Person(person) is not { RemovedAt: null } || IsOwn(directory, sheet.UnitId, person, day) || directory.SuperiorOf(sheet.UnitId, day)?.Id == person
            || directory.SuperiorOf(sheet.UnitId, period.LastDayBy(day))?.Id == person)
            return false;
        var wasThere = directory.MembershipsOf(person).Any(membership => membership.From <= period.End && (membership.To is null || membership.To >= period.Start) && directory.EverAround(membership.UnitId, period.Start, period.End).Contains(sheet.UnitId))
            || directory.ManagersOf(sheet.UnitId).Any(term => term.PersonId == person && term.From <= period.End && (term.To is null || term.To >= period.Start));
        var judged = sheet.Calibrations.Any(calibration => calibration.By == person) || (sheet.Facts is { } facts
            && (facts.ManagerId == person || facts.SuperiorId == person || facts.Goals.Any(goal => goal.Verdict?.By == person)));
        return !wasThere && !judged;
    }
}
