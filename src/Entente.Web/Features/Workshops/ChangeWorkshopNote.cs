using System.ComponentModel.DataAnnotations;
using Entente.Domain.Kernel;
using Entente.Domain.Workshops;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Workshops;

/// <summary>Writes another text of a note, moves it, says what it rests on, or takes it off the board. What the actor cannot see cannot be changed.</summary>
public sealed class ChangeWorkshopNote(WorkshopDesk desk, ReadCitableNeeds citable)
{
    public sealed record Request
    {
        public NoteChange Change { get; set; }

        [MaxLength(WorkshopNote.MaxTextLength)]
        public string? Text { get; set; }

        /// <summary>The version that was looked at.</summary>
        public int SeenVersion { get; set; }

        /// <summary>How the second text is called where two stay; made by the sender, so that sending it again changes nothing.</summary>
        public Guid SecondId { get; set; }

        /// <summary>The kind it is moved to; stays where it is not said.</summary>
        public NoteKind? Kind { get; set; }

        [MaxLength(WorkshopNote.MaxGroupLength)]
        public string? Group { get; set; }

        /// <summary>The note on which it was dropped: both come to stand in one group.</summary>
        public Guid? Onto { get; set; }

        public IList<Citation>? Cites { get; set; }
    }

    public async Task<Outcome<WorkshopNote>> Run(Guid id, Guid noteId, Request request, Actor actor, CancellationToken stop)
    {
        var needs = request.Cites?.Any(cite => cite.Kind is CitationKind.Need) is true ? await citable.Read(actor, stop) : [];
        return await desk.Run<WorkshopNote>(id, actor, WorkshopRights.MayWrite, async at =>
        {
            if (await at.Db.WorkshopNotes.SingleOrDefaultAsync(one => one.Id == noteId && one.WorkshopId == id, at.Stop) is not { } note || (note.IsHidden && note.AuthorId != at.By) || note.IsRemoved)
                return new WorkshopPartUnknown();
            if (request.Change is not NoteChange.Move && !WorkshopAccess.MayEdit(at.Workshop, note, at.By))
                return new NotAllowed();
            if (at.Workshop.Change(WorkshopVerb.Write) is { } not)
                return not;
            return request.Change switch
            {
                NoteChange.Move => await Move(at, note, request),
                NoteChange.Remove => note.Remove(await at.Board(), request.SeenVersion, at.By) is { } refusal ? refusal : note,
                NoteChange.Cite => Cite(note, await at.Board(), request.Cites ?? [], needs.Select(need => need.Id).ToHashSet(), at.By),
                _ => await Edit(at, note, request),
            };
        }, stop);
    }

    private static Outcome<WorkshopNote> Cite(WorkshopNote note, WorkshopBoard board, IList<Citation> cites, HashSet<Guid> needs, Guid by)
    {
        // What was cited before stays citable: a need may have been settled since.
        if (!note.Kind.IsOpenIn(board.Workshop.Stage))
            return new NoteNotNow(board.Workshop.Stage);
        if (cites.Any(cite => cite.Kind is CitationKind.Need && !needs.Contains(cite.Id) && !note.Cites.Contains(cite)))
            return new CitationUnknown();
        return note.Cite([.. cites], board, by) is { } refusal ? refusal : note;
    }

    private static async Task<Outcome<WorkshopNote>> Edit(WorkshopDesk.Place at, WorkshopNote note, Request request)
    {
        if (request.SecondId != Guid.Empty && await at.Db.WorkshopNotes.SingleOrDefaultAsync(one => one.Id == request.SecondId, at.Stop) is { } sent)
            return sent.WorkshopId == at.Workshop.Id && sent.AuthorId == at.By ? sent : new WorkshopPartUnknown();
        var edited = note.Edit(request.SecondId == Guid.Empty ? at.NewId() : request.SecondId, await at.Board(), request.Text, request.SeenVersion, at.By, at.Now);
        if (!edited.IsRefused && edited.Value.Id != note.Id)
            at.Db.Add(edited.Value);
        return edited;
    }

    private static async Task<Outcome<WorkshopNote>> Move(WorkshopDesk.Place at, WorkshopNote note, Request request)
    {
        if (request.Onto is not { } onto || onto == note.Id)
            return note.Move(request.Kind ?? note.Kind, request.Group, at.Workshop.Stage, at.By) is { } no ? no : note;
        if (await at.Db.WorkshopNotes.SingleOrDefaultAsync(one => one.Id == onto && one.WorkshopId == at.Workshop.Id && !one.IsRemoved, at.Stop) is not { } other || (other.IsHidden && other.AuthorId != at.By))
            return new WorkshopPartUnknown();
        var group = other.Group ?? await NextGroup(at, other.Kind);
        if (other.Group is null && other.Move(other.Kind, group, at.Workshop.Stage, at.By) is { } wrong)
            return wrong;
        return note.Move(other.Kind, group, at.Workshop.Stage, at.By) is { } refusal ? refusal : note;
    }

    /// <summary>A name for a group that nobody has named yet: the next letter, which is the same in every language.</summary>
    private static async Task<string> NextGroup(WorkshopDesk.Place at, NoteKind kind)
    {
        var taken = await at.Db.WorkshopNotes.Where(one => one.WorkshopId == at.Workshop.Id && one.Kind == kind && one.Group != null).Select(one => one.Group).Distinct().ToListAsync(at.Stop);
        return Enumerable.Range(0, taken.Count + 1).Select(i => string.Concat(Enumerable.Repeat((char)('A' + (i % 26)), 1 + (i / 26)))).First(name => !taken.Contains(name));
    }
}
