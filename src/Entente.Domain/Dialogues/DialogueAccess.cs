using Entente.Domain.Organization;

namespace Entente.Domain.Dialogues;

/// <summary>Who may do what with a dialogue. The same answers serve pages, endpoints, the room and files.</summary>
public static class DialogueAccess
{
    /// <summary>
    /// Who speaks and signs for a side on a day: the unit's present manager, so that a successor takes over by themselves; the superior
    /// while it has none, and for a unit that was dissolved. Nobody stands for both sides: where one person would, the guest's superior speaks for the guest.
    /// </summary>
    public static Person? SignerOf(CompanyDirectory directory, Guid host, Guid guest, DialogueSide side, DateOnly day)
    {
        var hostManager = ManagerOf(directory, host, day);
        var guestManager = ManagerOf(directory, guest, day) is { } manager && manager.Id != hostManager?.Id ? manager : null;
        var forHost = hostManager ?? Other(directory.SuperiorOf(host, day), guestManager);
        return side is DialogueSide.Host ? forHost : guestManager ?? Other(directory.SuperiorOf(guest, day), forHost);
    }

    /// <summary>Who speaks and signs for a side of a dialogue on a day.</summary>
    public static Person? SignerOf(CompanyDirectory directory, Dialogue dialogue, DialogueSide side, DateOnly day) =>
        SignerOf(directory, dialogue.HostId, dialogue.GuestId, side, day);

    /// <summary>The side that a person speaks for; null for everybody else.</summary>
    public static DialogueSide? SideOf(CompanyDirectory directory, Dialogue dialogue, Guid person, DateOnly day)
    {
        foreach (var side in Enum.GetValues<DialogueSide>())
        {
            if (SignerOf(directory, dialogue, side, day)?.Id == person)
                return side;
        }

        return null;
    }

    /// <summary>True when a person may invite for a unit: whoever would speak for it.</summary>
    public static bool MayInvite(CompanyDirectory directory, Guid host, Guid guest, Guid person, DateOnly day) =>
        SignerOf(directory, host, guest, DialogueSide.Host, day)?.Id == person;

    /// <summary>
    /// True when a person may know of a dialogue and read its notes: those who speak for a side, whoever answers for one of the units,
    /// HR, administrators and auditors; once it is signed, the people of both units too.
    /// </summary>
    public static bool MayRead(CompanyDirectory directory, Dialogue dialogue, Guid person, DateOnly day) =>
        SideOf(directory, dialogue, person, day) is not null
        || directory.RolesOf(person).Any()
        || directory.AnswersFor(person, dialogue.HostId, day) || directory.AnswersFor(person, dialogue.GuestId, day)
        || (dialogue.State is DialogueState.Signed && (directory.BelongsTo(person, dialogue.HostId, day) || directory.BelongsTo(person, dialogue.GuestId, day)));

    /// <summary>
    /// True when a person may read what a side prepared. Before both have handed over and before the meeting only those who wrote it:
    /// no superior, role or key reads it earlier than the other side does.
    /// </summary>
    public static bool MayReadPreparation(CompanyDirectory directory, Dialogue dialogue, DialogueSide side, Guid person, DateOnly day) =>
        dialogue.IsRevealed ? MayRead(directory, dialogue, person, day) : SideOf(directory, dialogue, person, day) == side;

    private static Person? ManagerOf(CompanyDirectory directory, Guid unit, DateOnly day) => directory.Unit(unit)?.DissolvedOn <= day ? null : directory.ManagerOf(unit, day);

    private static Person? Other(Person? person, Person? than) => person?.Id == than?.Id ? null : person;
}
