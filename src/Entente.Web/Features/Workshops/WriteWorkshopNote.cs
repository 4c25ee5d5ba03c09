using System.ComponentModel.DataAnnotations;
using Entente.Domain.Kernel;
using Entente.Domain.Workshops;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Workshops;

/// <summary>Writes a note. The sender names it, so that what was sent again after a lost answer is kept once.</summary>
public sealed class WriteWorkshopNote(WorkshopDesk desk, ReadCitableNeeds citable)
{
    public sealed record Request
    {
        /// <summary>Made by the sender; empty for one made here.</summary>
        public Guid Id { get; set; }

        public NoteKind Kind { get; set; }

        [Required, MaxLength(WorkshopNote.MaxTextLength)]
        public string Text { get; set; } = "";

        /// <summary>On which note or goal a comment is.</summary>
        public Guid? About { get; set; }

        /// <summary>What it rests on.</summary>
        public IList<Citation>? Cites { get; set; }
    }

    public async Task<Outcome<WorkshopNote>> Run(Guid id, Request request, Actor actor, CancellationToken stop)
    {
        var needs = request.Cites?.Any(cite => cite.Kind is CitationKind.Need) is true ? await citable.Read(actor, stop) : [];
        return await desk.Run<WorkshopNote>(id, actor, WorkshopRights.MayWrite, async at =>
        {
            if (request.Id != Guid.Empty && await at.Db.WorkshopNotes.SingleOrDefaultAsync(note => note.Id == request.Id, at.Stop) is { } sent)
                return sent.WorkshopId == id && sent.AuthorId == at.By ? sent : new WorkshopPartUnknown();
            if (at.Workshop.Change(WorkshopVerb.Write) is { } not)
                return not;
            if (request.Cites?.Any(cite => cite.Kind is CitationKind.Need && needs.All(need => need.Id != cite.Id)) is true)
                return new CitationUnknown();
            var note = WorkshopNote.Write(request.Id == Guid.Empty ? at.NewId() : request.Id, await at.Board(), new NoteDraft(request.Kind, request.Text, request.About, [.. request.Cites ?? []]), at.By, at.Now);
            if (!note.IsRefused)
                at.Db.Add(note.Value);
            return note;
        }, stop);
    }
}
