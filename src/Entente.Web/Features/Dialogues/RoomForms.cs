using Entente.Domain.Dialogues;
using Entente.Domain.Kernel;
using Entente.Web.Platform;
using Entente.Web.Ui.Rooms;
using Microsoft.AspNetCore.Mvc;

namespace Entente.Web.Features.Dialogues;

/// <summary>
/// The forms of the room: they work by themselves, and the room's script sends the same forms without leaving the page. What is
/// answered with success is in the database.
/// </summary>
public sealed class RoomForms(WriteNote write, EditNote edit, CaptureNote capture)
{
    /// <summary>A note as it is sent.</summary>
    public sealed record NoteSent
    {
        [FromForm]
        public string? Id { get; init; }

        [FromForm]
        public AgendaPart Part { get; init; }

        [FromForm]
        public string? Text { get; init; }
    }

    /// <summary>What is done with a note: its other text, its removal, or what it becomes.</summary>
    public sealed record NoteChange
    {
        /// <summary><c>edit</c>, <c>remove</c>, or the name of a <see cref="CaptureKind"/>.</summary>
        [FromForm]
        public string? Do { get; init; }

        [FromForm]
        public AgendaPart Part { get; init; }

        [FromForm]
        public string? Text { get; init; }

        [FromForm]
        public int SeenVersion { get; init; }

        [FromForm]
        public string? SecondId { get; init; }

        [FromForm]
        public string? Owner { get; init; }

        [FromForm]
        public DateOnly? Day { get; init; }

        [FromForm]
        public string? Link { get; init; }

        [FromForm]
        public string? Need { get; init; }

        [FromForm]
        public string? Target { get; init; }

        [FromForm]
        public string? Unit { get; init; }
    }

    private readonly WriteNote write = write;
    private readonly EditNote edit = edit;
    private readonly CaptureNote capture = capture;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/dialogues/{id:guid}/notes", async (Guid id, [AsParameters] NoteSent sent, HttpContext http, CurrentActor current, RoomAnswer answer, RoomForms forms, CancellationToken stop) =>
        {
            var done = await forms.write.Run(id, new WriteNote.Request { Id = IdOf(sent.Id), Part = sent.Part, Text = sent.Text ?? "" }, await current.Require(stop), stop);
            return answer.To(done.Refusal, sent.Text, $"/dialogues/{id}#part-{sent.Part}", http);
        }).RequireAuthorization().ExcludeFromDescription();
        endpoints.MapPost("/dialogues/{id:guid}/notes/{note:guid}", async (Guid id, Guid note, [AsParameters] NoteChange change, HttpContext http, CurrentActor current, RoomAnswer answer, RoomForms forms, CancellationToken stop) =>
            answer.To(await forms.Do(id, note, change, await current.Require(stop), stop), change.Text, $"/dialogues/{id}#part-{change.Part}", http)).RequireAuthorization().ExcludeFromDescription();
    }

    private static Guid IdOf(string? text) => Guid.TryParse(text, out var id) ? id : Guid.Empty;

    private async Task<Refusal?> Do(Guid id, Guid note, NoteChange change, Actor actor, CancellationToken stop)
    {
        if (Enum.TryParse<CaptureKind>(change.Do, out var kind) && Enum.IsDefined(kind))
        {
            double? target = double.TryParse(change.Target, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
            var asked = new CaptureNote.Request { Kind = kind, Owner = change.Owner, Day = change.Day, Link = IdOf(change.Link) is var link && link == Guid.Empty ? null : link, Need = IdOf(change.Need) is var need && need == Guid.Empty ? null : need, Target = target, Unit = change.Unit };
            return (await capture.Run(id, note, asked, actor, stop)).Refusal;
        }

        return (await edit.Run(id, note, new EditNote.Request { Text = change.Do == "remove" ? null : change.Text ?? "", SeenVersion = change.SeenVersion, SecondId = IdOf(change.SecondId) }, actor, stop)).Refusal;
    }
}
