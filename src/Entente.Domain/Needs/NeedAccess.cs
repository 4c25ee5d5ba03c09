using Entente.Domain.Chain;
using Entente.Domain.Organization;
using Entente.Domain.Recovery;

namespace Entente.Domain.Needs;

/// <summary>Who may do what with a need. The same answers serve pages, endpoints and files.</summary>
public static class NeedAccess
{
    /// <summary>True when a person may raise a need for a unit: its people, and whoever answers for it; of one's own unit only those who do not answer for it.</summary>
    public static bool MayRaise(CompanyDirectory directory, NeedDraft draft, Guid person, DateOnly day) =>
        (directory.BelongsTo(person, draft.RaiserUnitId, day) || directory.AnswersFor(person, draft.RaiserUnitId, day))
        && (draft.RaiserUnitId != draft.ProviderId || !directory.AnswersFor(person, draft.ProviderId, day));

    /// <summary>True when a person may make a need of a case of recovery: who rated, and whoever handles it for the provider.</summary>
    public static bool MayRaise(SupplyChain chain, RecoveryCase one, Guid person, DateOnly day) => RecoveryAccess.IsRater(one, person) || RecoveryAccess.MayHandle(chain, one, person, day);

    /// <summary>True when a person may discuss, accept, decline, plan and deliver: whoever answers for the provider, and did not raise it.</summary>
    public static bool MayAnswer(CompanyDirectory directory, Need need, Guid person, DateOnly day) =>
        directory.AnswersFor(person, need.ProviderId, day) && !HasRaised(need, person);

    /// <summary>
    /// True when a person may confirm it or answer a refusal: those who raised it, and the managers of their units, or the superior where
    /// a unit has none any more, unless they answer for the provider too, for nobody confirms their own delivery.
    /// </summary>
    public static bool MayConfirm(CompanyDirectory directory, Need need, Guid person, DateOnly day) =>
        HasRaised(need, person)
        || (need.Raisers.Any(raiser => directory.SpeakerOf(raiser.UnitId, day)?.Id == person) && !directory.AnswersFor(person, need.ProviderId, day));

    /// <summary>True when a person may merge duplicates: whoever may answer both.</summary>
    public static bool MayMerge(CompanyDirectory directory, Need need, Need duplicate, Guid person, DateOnly day) =>
        MayAnswer(directory, need, person, day) && MayAnswer(directory, duplicate, person, day);

    /// <summary>
    /// True when a person may read it: the people of its sides, whoever answers for one of them, a superior brought in, HR,
    /// administrators and auditors.
    /// </summary>
    public static bool MayRead(CompanyDirectory directory, Need need, Guid person, DateOnly day) =>
        directory.RolesOf(person).Any()
        || need.SuperiorBroughtIn == person
        || HasRaised(need, person)
        || need.Raisers.Select(raiser => raiser.UnitId).Append(need.ProviderId).Distinct()
            .Any(unit => directory.BelongsTo(person, unit, day) || directory.AnswersFor(person, unit, day));

    private static bool HasRaised(Need need, Guid person) => need.Raisers.Any(raiser => raiser.PersonId == person);
}
