using System.ComponentModel.DataAnnotations;
using Entente.Domain.Dialogues;
using Entente.Domain.Kernel;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Dialogues;

/// <summary>Takes a note. The sender names it, so that what was sent again after a lost answer is kept once.</summary>
public sealed class WriteNote(DialogueDesk desk)
{
    public sealed record Request
    {
        /// <summary>Made by the sender; empty for one made here.</summary>
        public Guid Id { get; set; }

        public AgendaPart Part { get; set; }

        [Required, MaxLength(DialogueNote.MaxTextLength)]
        public string Text { get; set; } = "";
    }

    public Task<Outcome<DialogueNote>> Run(Guid id, Request request, Actor actor, CancellationToken stop) =>
        desk.Run<DialogueNote>(id, actor, async at =>
        {
            if (request.Id != Guid.Empty && await at.Db.DialogueNotes.SingleOrDefaultAsync(note => note.Id == request.Id, at.Stop) is { } sent)
                return sent.DialogueId == id && sent.AuthorId == at.By ? sent : new NoteUnknown();
            if (at.Change() is { } not)
                return not;
            var note = DialogueNote.Write(request.Id == Guid.Empty ? at.NewId() : request.Id, at.Dialogue, request.Part, at.Side, request.Text, at.By, at.Now);
            if (!note.IsRefused)
                at.Db.Add(note.Value);
            return note;
        }, stop);
}
