using Entente.Domain.Dialogues;
using Entente.Web.Platform;

namespace Entente.Web.Features.Dialogues;

/// <summary>The rules of <see cref="DialogueAccess"/> for people, and the scope with which a key reads. Nobody invites, prepares, writes or signs with a key.</summary>
internal static class DialogueRights
{
    public const string ReadScope = "dialogues:read";
    public const string WriteScope = "dialogues:write";

    public static bool MayRead(Actor actor, Dialogue dialogue) =>
        actor.HasScope(ReadScope) || (actor.Person is { } person && DialogueAccess.MayRead(actor.Directory, dialogue, person.Id, actor.Today));

    /// <summary>The sides whose preparation the actor may read now.</summary>
    public static IReadOnlyList<DialogueSide> Readable(Actor actor, Dialogue dialogue) =>
    [
        .. Enum.GetValues<DialogueSide>().Where(side => actor.Person is { } person
            ? DialogueAccess.MayReadPreparation(actor.Directory, dialogue, side, person.Id, actor.Today)
            : dialogue.IsRevealed && actor.HasScope(ReadScope)),
    ];

    public static DialogueSide? SideOf(Actor actor, Dialogue dialogue) => actor.Person is { } person ? DialogueAccess.SideOf(actor.Directory, dialogue, person.Id, actor.Today) : null;
}
