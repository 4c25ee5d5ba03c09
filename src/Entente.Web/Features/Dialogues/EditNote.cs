using System.ComponentModel.DataAnnotations;
using Entente.Domain.Dialogues;
using Entente.Domain.Kernel;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Dialogues;

/// <summary>Writes another text of a note, or takes it out. Where two edit at once, both texts stay.</summary>
public sealed class EditNote(DialogueDesk desk)
{
    public sealed record Request
    {
        /// <summary>Null takes the note out.</summary>
        [MaxLength(DialogueNote.MaxTextLength)]
        public string? Text { get; set; }

        /// <summary>The version that was looked at.</summary>
        public int SeenVersion { get; set; }

        /// <summary>How the second text is called where two stay; made by the sender, so that sending it again changes nothing.</summary>
        public Guid SecondId { get; set; }
    }

    public Task<Outcome<DialogueNote>> Run(Guid id, Guid noteId, Request request, Actor actor, CancellationToken stop) =>
        desk.Run<DialogueNote>(id, actor, async at =>
        {
            if (await at.Db.DialogueNotes.SingleOrDefaultAsync(one => one.Id == noteId && one.DialogueId == id, at.Stop) is not { } note)
                return new NoteUnknown();
            if (request.SecondId != Guid.Empty && await at.Db.DialogueNotes.SingleOrDefaultAsync(one => one.Id == request.SecondId, at.Stop) is { } sent)
                return sent.DialogueId == id && sent.AuthorId == at.By ? sent : new NoteUnknown();
            if (at.Change() is { } not)
                return not;
            if (request.Text is null)
                return note.Remove(at.Dialogue, request.SeenVersion, at.By) is { } refusal ? refusal : note;
            var edited = note.Edit(request.SecondId == Guid.Empty ? at.NewId() : request.SecondId, at.Dialogue, request.Text, request.SeenVersion, at.Side, at.By, at.Now);
            if (!edited.IsRefused && edited.Value.Id != note.Id)
                at.Db.Add(edited.Value);
            return edited;
        }, stop);
}
