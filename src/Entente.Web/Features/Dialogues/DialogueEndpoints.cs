using Entente.Domain.Dialogues;
using Entente.Domain.Kernel;
using Entente.Web.Platform;
using Entente.Web.Platform.Api;

namespace Entente.Web.Features.Dialogues;

/// <summary>Dialogues for programs. A key reads; whatever speaks for a side takes the person who does.</summary>
public sealed class DialogueEndpoints(InviteToDialogue invite, ActOnDialogue act, SavePreparation prepare, WriteNote write, EditNote edit, CaptureNote capture, ReadDialogue read, ReadDialogues readAll, ReadSuggestions suggestions, Reply reply)
{
    private readonly InviteToDialogue invite = invite;
    private readonly ActOnDialogue act = act;
    private readonly SavePreparation prepare = prepare;
    private readonly WriteNote write = write;
    private readonly EditNote edit = edit;
    private readonly CaptureNote capture = capture;
    private readonly ReadDialogue read = read;
    private readonly ReadDialogues readAll = readAll;
    private readonly ReadSuggestions suggestions = suggestions;
    private readonly Reply reply = reply;

    /// <summary>With whom to talk, and what that rests on.</summary>
    public sealed record SuggestionShown(string Unit, string With, int Ratings, int Bads, DateOnly? LastSignedOn, DateOnly? RequestedOn);

    public sealed record PreparationShown(DialogueSide Side, string? Goals, string? Ways, string? Progress, string? Expectations, string? Worries, int Version);

    public sealed record DialogueNoteShown(Guid Id, AgendaPart Part, DialogueSide Side, Guid Author, string Text, Guid? Beside, DateTimeOffset WrittenAt, int Version);

    public sealed record CaptureShown(Guid Id, Guid Note, CaptureKind Kind, DialogueSide Side, string Text, Guid? Target, Guid? Owner, DateOnly? Day);

    public sealed record MinutesShown(string Hash, IReadOnlyList<DialogueNoteShown> Notes, IReadOnlyList<CaptureShown> Captures);

    public sealed record DialogueShown
    {
        public required Guid Id { get; init; }
        public required string Host { get; init; }
        public required string Guest { get; init; }
        public required string Period { get; init; }
        public required DialogueState State { get; init; }
        public required DateTimeOffset PlannedAt { get; init; }
        public required string? Place { get; init; }
        public required DateTimeOffset? StartedAt { get; init; }
        public required DateTimeOffset? HostSubmittedAt { get; init; }
        public required DateTimeOffset? GuestSubmittedAt { get; init; }
        public required DateTimeOffset? SignedAt { get; init; }
        public required string? DeclineReason { get; init; }
        public required IReadOnlyList<DialogueSignature> Signatures { get; init; }
        public required IReadOnlyList<DialogueVerb> Allowed { get; init; }
        public required int Revision { get; init; }

        /// <summary>What the asker may read of what was prepared; only in the answer for one dialogue.</summary>
        public IReadOnlyList<PreparationShown>? Preparations { get; init; }

        /// <summary>The minutes as they are; only in the answer for one dialogue, and null before the meeting.</summary>
        public MinutesShown? Minutes { get; init; }
    }

    public static void Map(RouteGroupBuilder api)
    {
        var dialogues = api.MapGroup("/dialogues").WithTags("Dialogues");
        dialogues.MapGet("", async (string? after, int? limit, CurrentActor current, DialogueEndpoints calls, CancellationToken stop) =>
            await calls.All(after, limit, await current.Require(stop), stop)).RequireAuthorization("scope:" + DialogueRights.ReadScope).WithSummary("Every dialogue, in order of identity.").Produces<Page<DialogueShown>>();
        dialogues.MapPost("", async (InviteToDialogue.Request request, HttpContext http, CurrentActor current, DialogueEndpoints calls, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            return calls.Answer(await calls.invite.Run(request, actor, stop), http, actor, true);
        }).RequireAuthorization("scope:" + DialogueRights.WriteScope).WithSummary("Invites another unit.").WithMetadata(new RequestExample("""{"host":"accessories","guest":"admin-hr","period":"2026-06","plannedAt":"2026-05-12T10:00:00+08:00","place":"二楼会议室"}""")).Produces<DialogueShown>(201).ProducesProblem(409).ProducesProblem(422);
        dialogues.MapGet("/suggestions", async (CurrentActor current, DialogueEndpoints calls, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            return Results.Ok((await calls.suggestions.Read(actor, stop)).Select(pair => new SuggestionShown(actor.Directory.Unit(pair.UnitId)!.Code, actor.Directory.Unit(pair.OtherId)!.Code, pair.Ratings, pair.Bads, pair.LastSignedOn, pair.RequestedOn)));
        }).RequireAuthorization("scope:" + DialogueRights.ReadScope).WithSummary("With whom the asker's units should talk, the unhappiest and heaviest links first.").Produces<IReadOnlyList<SuggestionShown>>();
        dialogues.MapGet("/{id:guid}", async (Guid id, HttpContext http, CurrentActor current, DialogueEndpoints calls, CancellationToken stop) =>
            await calls.One(id, http, await current.Require(stop), stop)).RequireAuthorization("scope:" + DialogueRights.ReadScope).WithSummary("One dialogue, with what the asker may read of its preparations and minutes.").Produces<DialogueShown>().ProducesProblem(404);
        MapTransitions(dialogues);
        MapPreparation(dialogues);
        MapNotes(dialogues);
    }

    private static void MapTransitions(RouteGroupBuilder dialogues)
    {
        foreach (var (path, verb, example) in new[]
        {
            ("accept", DialogueVerb.Accept, "{}"),
            ("decline", DialogueVerb.Decline, """{"text":"月底盘点，改到下月。"}"""),
            ("reschedule", DialogueVerb.Reschedule, """{"plannedAt":"2026-05-14T10:00:00+08:00","place":"二楼会议室"}"""),
            ("submit", DialogueVerb.Prepare, "{}"),
            ("start", DialogueVerb.Start, "{}"),
            ("sign", DialogueVerb.Sign, """{"hash":"…","revision":12}"""),
        })
        {
            dialogues.MapPost("/{id:guid}/" + path, async (Guid id, ActOnDialogue.Request request, HttpContext http, CurrentActor current, DialogueEndpoints calls, CancellationToken stop) =>
            {
                var actor = await current.Require(stop);
                return calls.Answer(await calls.act.Run(id, request with { Verb = verb }, http.SeenVersion(), actor, stop), http, actor, false);
            }).RequireAuthorization("scope:" + DialogueRights.WriteScope).WithSummary($"{verb}; takes If-Match.").WithMetadata(new RequestExample(example)).Produces<DialogueShown>().ProducesProblem(409).ProducesProblem(412);
        }
    }

    private static void MapPreparation(RouteGroupBuilder dialogues) =>
        dialogues.MapPut("/{id:guid}/preparation", async (Guid id, SavePreparation.Request request, CurrentActor current, DialogueEndpoints calls, CancellationToken stop) =>
        {
            var saved = await calls.prepare.Run(id, request, await current.Require(stop), stop);
            return saved.IsRefused ? calls.reply.Problem(saved.Refusal) : Results.Ok(Show(saved.Value));
        }).RequireAuthorization("scope:" + DialogueRights.WriteScope).WithSummary("Writes the preparation of the asker's own side; seenVersion says what it was written over.")
            .WithMetadata(new RequestExample("""{"goals":"六月完成三十台精品装饰。","expectations":"三名合格技工六月到岗。","seenVersion":0}""")).Produces<PreparationShown>().ProducesProblem(409).ProducesProblem(412);

    private static void MapNotes(RouteGroupBuilder dialogues)
    {
        dialogues.MapPost("/{id:guid}/notes", async (Guid id, WriteNote.Request request, CurrentActor current, DialogueEndpoints calls, CancellationToken stop) =>
            calls.Answer(id, await calls.write.Run(id, request, await current.Require(stop), stop))).RequireAuthorization("scope:" + DialogueRights.WriteScope).WithSummary("Takes a note; with an id of the sender's, sending it again keeps it once.")
            .WithMetadata(new RequestExample("""{"part":"expectations","text":"六月需要三名合格技工。"}""")).Produces<DialogueNoteShown>(201).ProducesProblem(409);
        dialogues.MapPut("/{id:guid}/notes/{note:guid}", async (Guid id, Guid note, EditNote.Request request, CurrentActor current, DialogueEndpoints calls, CancellationToken stop) =>
            calls.Answer(id, await calls.edit.Run(id, note, request, await current.Require(stop), stop))).RequireAuthorization("scope:" + DialogueRights.WriteScope)
            .WithSummary("Writes another text; where somebody was faster, both stay and the answer is the second note. Without text the note is taken out.")
            .WithMetadata(new RequestExample("""{"text":"六月十日前需要三名合格技工。","seenVersion":1}""")).Produces<DialogueNoteShown>(201).ProducesProblem(412);
        dialogues.MapPost("/{id:guid}/notes/{note:guid}/capture", async (Guid id, Guid note, CaptureNote.Request request, CurrentActor current, DialogueEndpoints calls, CancellationToken stop) =>
        {
            var made = await calls.capture.Run(id, note, request, await current.Require(stop), stop);
            return made.IsRefused ? calls.reply.Problem(made.Refusal) : Results.Created($"{ApiFeature.Root}/dialogues/{id}", Show(made.Value));
        }).RequireAuthorization("scope:" + DialogueRights.WriteScope).WithSummary("Makes a need, commitment, goal or expectation of a note.").WithMetadata(new RequestExample("""{"kind":"goal","target":3,"unit":"人"}""")).Produces<CaptureShown>(201).ProducesProblem(409).ProducesProblem(422);
    }

    private static PreparationShown Show(DialoguePreparation one) => new(one.Side, one.Goals, one.Ways, one.Progress, one.Expectations, one.Worries, one.Version);

    private static DialogueNoteShown Show(DialogueNote note) => new(note.Id, note.Part, note.Side, note.AuthorId, note.Text, note.BesideId, note.WrittenAt, note.Version);

    private static CaptureShown Show(DialogueCapture one) => new(one.Id, one.NoteId, one.Kind, one.Side, one.Text, one.TargetId, one.OwnerId, one.Day);

    private static DialogueShown Show(Dialogue dialogue, Actor actor) => new()
    {
        Id = dialogue.Id,
        Host = actor.Directory.Unit(dialogue.HostId)!.Code,
        Guest = actor.Directory.Unit(dialogue.GuestId)!.Code,
        Period = dialogue.PeriodCode,
        State = dialogue.State,
        PlannedAt = dialogue.PlannedAt,
        Place = dialogue.Place,
        StartedAt = dialogue.StartedAt,
        HostSubmittedAt = dialogue.HostSubmittedAt,
        GuestSubmittedAt = dialogue.GuestSubmittedAt,
        SignedAt = dialogue.SignedAt,
        DeclineReason = dialogue.DeclineReason,
        Signatures = dialogue.Signatures,
        Allowed = dialogue.Allowed,
        Revision = dialogue.Revision,
    };

    private async Task<IResult> All(string? after, int? limit, Actor actor, CancellationToken stop)
    {
        var dialogues = (await readAll.Read(actor, stop)).OrderBy(dialogue => dialogue.Id.ToString("N"), StringComparer.Ordinal);
        var page = Page<Dialogue>.Of(dialogues, dialogue => dialogue.Id.ToString("N"), after, limit);
        return page.IsRefused ? reply.Problem(page.Refusal) : Results.Ok(new Page<DialogueShown>([.. page.Value.Items.Select(dialogue => Show(dialogue, actor))], page.Value.Next));
    }

    private async Task<IResult> One(Guid id, HttpContext http, Actor actor, CancellationToken stop)
    {
        var found = await read.Read(id, actor, stop);
        if (found.IsRefused)
            return reply.Problem(found.Refusal);
        var view = found.Value;
        http.ShowVersion(view.Dialogue.Revision);
        return Results.Ok(Show(view.Dialogue, actor) with
        {
            Preparations = [.. view.Preparations.OrderBy(one => one.Side).Select(Show)],
            Minutes = view.Minutes is { } minutes ? new MinutesShown(minutes.Hash, [.. minutes.Notes.Select(Show)], [.. minutes.Captures.Select(Show)]) : null,
        });
    }

    private IResult Answer(Guid id, Outcome<DialogueNote> note) => note.IsRefused ? reply.Problem(note.Refusal) : Results.Created($"{ApiFeature.Root}/dialogues/{id}", Show(note.Value));

    private IResult Answer(Outcome<Dialogue> dialogue, HttpContext http, Actor actor, bool created)
    {
        if (dialogue.IsRefused)
            return reply.Problem(dialogue.Refusal);
        http.ShowVersion(dialogue.Value.Revision);
        var shown = Show(dialogue.Value, actor);
        return created ? Results.Created($"{ApiFeature.Root}/dialogues/{shown.Id}", shown) : Results.Ok(shown);
    }
}
