using Entente.Domain.Organization;

namespace Entente.Domain.Workshops;

/// <summary>Who may do what with a workshop. The same answers serve pages, endpoints, the board and files.</summary>
public static class WorkshopAccess
{
    /// <summary>True when a person may call a workshop: whoever answers for the company, HR and administrators.</summary>
    public static bool MayCall(CompanyDirectory directory, Guid person, DateOnly day) =>
        directory.Holds(person, Role.Administrator) || directory.Holds(person, Role.HumanResources) || (directory.Root is { } root && directory.AnswersFor(person, root.Id, day));

    /// <summary>True when a person may read it, as far as <see cref="WorkshopBoard.SeenBy"/> shows it to them: who takes part, who leads it, who called it, whoever answers for the company, HR, administrators and auditors.</summary>
    public static bool MayRead(CompanyDirectory directory, Workshop workshop, Guid person, DateOnly day) =>
        workshop.Participants.Contains(person) || workshop.FacilitatorId == person || workshop.CreatedBy == person
        || directory.RolesOf(person).Any() || directory.AnswersFor(person, workshop.CompanyId, day);

    /// <summary>True when a person may move it, and do what only one shall do.</summary>
    public static bool MayLead(Workshop workshop, Guid person) => workshop.FacilitatorId == person;

    /// <summary>True when a person may write on the board: who takes part, and who leads it.</summary>
    public static bool MayWrite(Workshop workshop, Guid person) => workshop.Participants.Contains(person) || workshop.FacilitatorId == person;

    /// <summary>True when a person may vote and countersign: who takes part.</summary>
    public static bool TakesPart(Workshop workshop, Guid person) => workshop.Participants.Contains(person);

    /// <summary>True when a person may edit or take out a note: its author, and who leads the workshop once it can be seen.</summary>
    public static bool MayEdit(Workshop workshop, WorkshopNote note, Guid person) => note.AuthorId == person || (!note.IsHidden && MayLead(workshop, person));
}
