using Entente.Domain.Dialogues;
using Entente.Web.Platform;
using Microsoft.AspNetCore.Components;

namespace Entente.Web.Features.Dialogues;

/// <summary>The live part of a dialogue's room.</summary>
public sealed partial class RoomBoard
{
    private ReadDialogue.View? view;

    /// <summary>True where signed minutes were opened to be changed.</summary>
    [Parameter]
    public bool Edit { get; set; }

    [Inject]
    private ReadDialogue Dialogues { get; set; } = null!;

    [Inject]
    private ReadRoomRevision Revisions { get; set; } = null!;

    protected override int? Drawn => view?.Dialogue.Revision;

    protected override Guid? UnitId => view?.Side is { } side ? view.Dialogue.UnitOf(side) : null;

    /// <summary>Signed minutes are for reading until somebody asks to change them.</summary>
    private bool MayWrite => view is { Side: not null } && (Edit || view.Dialogue.State is not DialogueState.Signed);

    /// <summary>Both signed, and nobody changes it: what came of it stands first, and who looks at it is nobody's business.</summary>
    private bool IsOver => view!.Dialogue.State is DialogueState.Signed && !MayWrite;

    private IEnumerable<(string Words, bool IsAway)> Presence => Signals.In(Id).Select(who => (
        who.IsAway ? T["Room.Away", DialogueWords.Person(who.PersonId, Who!.Directory)].Value
        : who is { UnitId: { } unit, Part: { } part } ? T["Room.Writing", DialogueWords.Unit(unit, Who!.Directory), Words.Part(Enum.Parse<AgendaPart>(part))].Value
        : T["Room.Here", DialogueWords.Person(who.PersonId, Who!.Directory)].Value, who.IsAway));

    protected override async Task<bool> Read(Actor actor, CancellationToken stop)
    {
        var found = await Dialogues.Read(Id, actor, stop);
        view = found.IsRefused ? null : found.Value;
        return view is not null;
    }

    protected override Task<int> ReadRevision(CancellationToken stop) => Revisions.Read(Id, stop);
}
