using Entente.Domain.Organization;

namespace Entente.Domain.Fairness;

/// <summary>Who may look at signs, and who may settle one. The same answers serve pages, endpoints and files.</summary>
public static class FairnessAccess
{
    /// <summary>True for HR and auditors and nobody else: neither administrators nor whoever answers for the company, unless they hold one of the two roles.</summary>
    public static bool MayRead(CompanyDirectory directory, Guid person) =>
        directory.Holds(person, Role.HumanResources) || directory.Holds(person, Role.Auditor);

    /// <summary>True when a person may write what came of a sign: whoever may read it and has no part in it.</summary>
    public static bool MayReview(CompanyDirectory directory, Sign sign, Guid person, DateOnly day) =>
        MayRead(directory, person) && !HasPart(directory, sign, person, day);

    /// <summary>True when a sign is about the person: as its rater, or because they belong to one of its units or answer for it. Nobody judges their own case.</summary>
    public static bool HasPart(CompanyDirectory directory, Sign sign, Guid person, DateOnly day) =>
        sign.RaterId == person || sign.UnitIds.Any(unit => directory.BelongsTo(person, unit, day) || directory.ManagerOf(unit, day)?.Id == person);
}
