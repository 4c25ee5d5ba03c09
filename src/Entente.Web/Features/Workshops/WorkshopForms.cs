using Entente.Domain.Workshops;
using Entente.Web.Platform;
using Entente.Web.Ui.Rooms;
using Microsoft.AspNetCore.Mvc;

namespace Entente.Web.Features.Workshops;

/// <summary>
/// The forms of the board: they work by themselves, and the board's script sends the same forms without leaving the page. What is
/// answered with success is in the database.
/// </summary>
public sealed class WorkshopForms(WriteWorkshopNote write, ChangeWorkshopNote change, PutDots dots, LeadWorkshop lead)
{
    /// <summary>A note as it is sent.</summary>
    public sealed record NoteSent
    {
        [FromForm]
        public string? Id { get; init; }

        [FromForm]
        public NoteKind Kind { get; init; }

        [FromForm]
        public string? Text { get; init; }

        [FromForm]
        public string? About { get; init; }

        /// <summary>The note inside the company from which a strategy is drawn.</summary>
        [FromForm]
        public string? Inside { get; init; }

        /// <summary>The one outside the company.</summary>
        [FromForm]
        public string? Outside { get; init; }

        [FromForm]
        public string? Back { get; init; }
    }

    /// <summary>What is done with a note.</summary>
    public sealed record NoteChanged
    {
        [FromForm]
        public NoteChange Do { get; init; }

        [FromForm]
        public string? Text { get; init; }

        [FromForm]
        public int? SeenVersion { get; init; }

        [FromForm]
        public string? SecondId { get; init; }

        [FromForm]
        public NoteKind? Kind { get; init; }

        [FromForm]
        public string? Group { get; init; }

        [FromForm]
        public string? Onto { get; init; }

        /// <summary>Facts, needs and notes it rests on, each as its kind and identity.</summary>
        [FromForm]
        public string[]? Cites { get; init; }

        [FromForm]
        public string? Back { get; init; }
    }

    /// <summary>How many dots stand on a goal.</summary>
    public sealed record DotsSent
    {
        [FromForm]
        public int Count { get; init; }
    }

    /// <summary>What the facilitator does.</summary>
    public sealed record Led
    {
        [FromForm]
        public WorkshopVerb Verb { get; init; }

        [FromForm]
        public WorkshopStage? To { get; init; }

        [FromForm]
        public bool? Unseen { get; init; }

        [FromForm]
        public int? Minutes { get; init; }

        [FromForm]
        public string[]? Goals { get; init; }

        [FromForm]
        public string? Text { get; init; }
    }

    private readonly WriteWorkshopNote write = write;
    private readonly ChangeWorkshopNote change = change;
    private readonly PutDots dots = dots;
    private readonly LeadWorkshop lead = lead;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/workshops/{id:guid}/notes", async (Guid id, [AsParameters] NoteSent sent, HttpContext http, CurrentActor current, RoomAnswer answer, WorkshopForms forms, CancellationToken stop) =>
        {
            var cites = new[] { sent.Inside, sent.Outside }.Select(IdOf).Where(note => note != Guid.Empty).Select(note => new Citation(CitationKind.Note, note)).ToList();
            var request = new WriteWorkshopNote.Request { Id = IdOf(sent.Id), Kind = sent.Kind, Text = sent.Text ?? "", About = IdOf(sent.About) is var about && about == Guid.Empty ? null : about, Cites = cites };
            return answer.To((await forms.write.Run(id, request, await current.Require(stop), stop)).Refusal, sent.Text, Within(sent.Back ?? $"/workshops/{id}#part-{sent.Kind}"), http);
        }).RequireAuthorization().ExcludeFromDescription();
        endpoints.MapPost("/workshops/{id:guid}/notes/{note:guid}", async (Guid id, Guid note, [AsParameters] NoteChanged sent, HttpContext http, CurrentActor current, RoomAnswer answer, WorkshopForms forms, CancellationToken stop) =>
        {
            var request = new ChangeWorkshopNote.Request
            {
                Change = sent.Do,
                Text = sent.Text,
                SeenVersion = sent.SeenVersion ?? 0,
                SecondId = IdOf(sent.SecondId),
                Kind = sent.Kind,
                Group = sent.Group,
                Onto = IdOf(sent.Onto) is var onto && onto == Guid.Empty ? null : onto,
                Cites = [.. (sent.Cites ?? []).Select(CitationOf).OfType<Citation>()],
            };
            return answer.To((await forms.change.Run(id, note, request, await current.Require(stop), stop)).Refusal, sent.Text, Within(sent.Back ?? $"/workshops/{id}#note-{note}"), http);
        }).RequireAuthorization().ExcludeFromDescription();
        endpoints.MapPost("/workshops/{id:guid}/dots/{goal:guid}", async (Guid id, Guid goal, [AsParameters] DotsSent sent, HttpContext http, CurrentActor current, RoomAnswer answer, WorkshopForms forms, CancellationToken stop) =>
            answer.To((await forms.dots.Run(id, goal, new PutDots.Request { Count = sent.Count }, await current.Require(stop), stop)).Refusal, null, $"/workshops/{id}#goal-{goal}", http)).RequireAuthorization().ExcludeFromDescription();
        endpoints.MapPost("/workshops/{id:guid}/lead", async (Guid id, [AsParameters] Led sent, HttpContext http, CurrentActor current, RoomAnswer answer, WorkshopForms forms, CancellationToken stop) =>
        {
            var request = new LeadWorkshop.Request { Verb = sent.Verb, To = sent.To, Unseen = sent.Unseen ?? false, Minutes = sent.Minutes, Goals = [.. (sent.Goals ?? []).Select(IdOf)], Text = sent.Text };
            return answer.To((await forms.lead.Run(id, request, null, await current.Require(stop), stop)).Refusal, sent.Text, $"/workshops/{id}", http);
        }).RequireAuthorization().ExcludeFromDescription();
    }

    private static Guid IdOf(string? text) => Guid.TryParse(text, out var id) ? id : Guid.Empty;

    private static Citation? CitationOf(string text) =>
        text.Split(' ') is [var kind, var id] && Enum.TryParse<CitationKind>(kind, out var known) && Guid.TryParse(id, out var which) ? new Citation(known, which) : null;

    /// <summary>Only a page of workshops is gone back to.</summary>
    private static string Within(string back) => back.StartsWith("/workshops/", StringComparison.Ordinal) ? back : "/workshops";
}
