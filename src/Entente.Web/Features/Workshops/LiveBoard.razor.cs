using Entente.Domain.Workshops;
using Entente.Web.Platform;
using Microsoft.AspNetCore.Components;

namespace Entente.Web.Features.Workshops;

/// <summary>The live part of a workshop's page: the whole board as its reader may see it.</summary>
public sealed partial class LiveBoard
{
    private static readonly WorkshopStage[] Walked = [.. Enum.GetValues<WorkshopStage>().Where(stage => stage is not WorkshopStage.CalledOff)];

    private ReadWorkshop.View? view;

    [Inject]
    private ReadWorkshop Workshops { get; set; } = null!;

    [Inject]
    private ReadWorkshopRevision Revisions { get; set; } = null!;

    protected override int? Drawn => view?.Workshop.Revision;

    protected override Guid? UnitId => Who is { PersonId: { } person } who && WorkshopRights.TakesPart(who, Workshop) ? who.Directory.ManagedBy(person, who.Today).FirstOrDefault()?.Id : null;

    private Workshop Workshop => view!.Workshop;

    private bool MayWrite => Workshop.IsOpen && WorkshopRights.MayWrite(Who!, Workshop);

    /// <summary>Who is here; under what they write is not said while it is unseen.</summary>
    private IEnumerable<(string Words, bool IsAway)> Presence => Signals.In(Id).Select(who => (
        who.IsAway ? T["Board.Away", WorkshopWords.Person(who.PersonId, Who!.Directory)].Value
        : who.Part is { } part && !Workshop.IsPrivate ? T["Board.Writing", WorkshopWords.Person(who.PersonId, Who!.Directory), Words.Kind(Enum.Parse<NoteKind>(part))].Value
        : WorkshopWords.Person(who.PersonId, Who!.Directory), who.IsAway));

    protected override async Task<bool> Read(Actor actor, CancellationToken stop)
    {
        var found = await Workshops.Read(Id, actor, stop);
        view = found.IsRefused ? null : found.Value;
        return view is not null;
    }

    protected override Task<int> ReadRevision(CancellationToken stop) => Revisions.Read(Id, stop);

    private void Focus(NoteKind? kind) => Write(kind?.ToString());
}
