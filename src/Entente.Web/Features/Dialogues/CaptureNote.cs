using System.ComponentModel.DataAnnotations;
using Entente.Domain.Chain;
using Entente.Domain.Dialogues;
using Entente.Domain.Goals;
using Entente.Domain.Kernel;
using Entente.Domain.Needs;
using Entente.Web.Platform;
using Entente.Web.Platform.Happenings;
using Entente.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Dialogues;

/// <summary>Makes a need, a commitment, a draft of a goal or a proposed expectation of a note. Everything but the kind can be left out.</summary>
public sealed class CaptureNote(DialogueDesk desk, IStringLocalizer<DialoguesTexts> t)
{
    /// <summary>By when a commitment is due where nobody says.</summary>
    private const int UsualDays = 14;

    public sealed record Request
    {
        public CaptureKind Kind { get; set; }

        /// <summary>Who promises a goal: where it is empty, the side of which the note's need is needed, or else the actor's own.</summary>
        public DialogueSide? Side { get; set; }

        /// <summary>Address of the person who commits; the actor where it is empty.</summary>
        [MaxLength(254)]
        public string? Owner { get; set; }

        /// <summary>By when; in two weeks where it is empty.</summary>
        public DateOnly? Day { get; set; }

        /// <summary>On which link; the only one between the two where it is empty.</summary>
        public Guid? Link { get; set; }

        /// <summary>Another need of this dialogue that a goal shall answer.</summary>
        public Guid? Need { get; set; }

        /// <summary>How many a goal takes; done or not where it is empty.</summary>
        public double? Target { get; set; }

        [MaxLength(40)]
        public string? Unit { get; set; }
    }

    public Task<Outcome<DialogueCapture>> Run(Guid id, Guid noteId, Request request, Actor actor, CancellationToken stop) =>
        desk.Run<DialogueCapture>(id, actor, async at =>
        {
            if (await at.Db.DialogueNotes.SingleOrDefaultAsync(note => note.Id == noteId && note.DialogueId == id && !note.IsRemoved, at.Stop) is not { } note)
                return new NoteUnknown();
            if (await at.Db.DialogueCaptures.AnyAsync(capture => capture.NoteId == noteId && capture.Kind == request.Kind, at.Stop))
                return new CapturedAlready();
            if (at.Change() is { } not)
                return not;
            var made = request.Kind switch
            {
                CaptureKind.Need => Need(at, note),
                CaptureKind.Commitment => Commitment(at, note, request),
                CaptureKind.Goal => await Goal(at, note, request),
                CaptureKind.Expectation => await Expectation(at, note, request),
                _ => throw new ArgumentOutOfRangeException(nameof(request)),
            };
            if (!made.IsRefused)
                at.Db.Add(made.Value);
            return made;
        }, stop);

    private static DialogueSide Other(DialogueSide side) => side is DialogueSide.Host ? DialogueSide.Guest : DialogueSide.Host;

    /// <summary>A note as the one line that things are called by; null beside it where the line says all.</summary>
    private static (string Title, string? Text) InOneLine(string text)
    {
        var line = string.Join(' ', text.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return line.Length <= NameInvalid.MaxLength ? (line, line == text ? null : text) : (line[..(NameInvalid.MaxLength - 1)] + "…", text);
    }

    private static Outcome<DialogueCapture> Need(DialogueDesk.Place at, DialogueNote note)
    {
        var (raiser, provider) = (at.Dialogue.UnitOf(note.Side), at.Dialogue.UnitOf(Other(note.Side)));
        var links = at.Actor.Chain.LinksTowards(raiser).Where(link => at.Actor.Chain.ProviderOf(link) == provider && link.CoversDay(at.Actor.Today)).ToList();
        var (title, text) = InOneLine(note.Text);
        // Whoever said it needs it, whoever presses the key.
        var need = Domain.Needs.Need.Raise(at.NewId(), at.Actor.Chain, new NeedDraft(raiser, provider, title, text, links.Count == 1 ? links[0].Id : null, NeedOrigin.Dialogue, at.Dialogue.Id), note.AuthorId, at.Now);
        if (need.IsRefused)
            return need.Refusal;
        at.Db.Add(need.Value);
        at.Db.Announce(need.Value, at.Actor.Directory, at.Now);
        at.Db.Record(at.By, "need.raised", $"need/{need.Value.Id}", title, at.Now);
        return DialogueCapture.Of(at.NewId(), at.Dialogue, note, CaptureKind.Need, note.Side, need.Value.Id, at.By, at.Now);
    }

    private static Outcome<DialogueCapture> Commitment(DialogueDesk.Place at, DialogueNote note, Request request)
    {
        var directory = at.Actor.Directory;
        var owner = string.IsNullOrWhiteSpace(request.Owner) ? at.Actor.Person : directory.Person(request.Owner);
        if (owner is null)
            return new CommitmentOwnerInvalid();
        DialogueSide? side = owner.Id == at.By ? at.Side : DialogueAccess.SideOf(directory, at.Dialogue, owner.Id, at.Actor.Today)
            ?? Enum.GetValues<DialogueSide>().Where(each => directory.BelongsTo(owner.Id, at.Dialogue.UnitOf(each), at.Actor.Today)).Select(each => (DialogueSide?)each).FirstOrDefault();
        return side is { } for_ ? DialogueCapture.Commitment(at.NewId(), at.Dialogue, note, for_, owner.Id, request.Day ?? at.Actor.Today.AddDays(UsualDays), at.Actor.Today, at.By, at.Now) : new CommitmentOwnerInvalid();
    }

    private static async Task<Outcome<DialogueCapture>> Expectation(DialogueDesk.Place at, DialogueNote note, Request request)
    {
        var links = Between(at.Actor.Chain, at.Dialogue, at.Actor.Today);
        if ((request.Link is { } chosen ? links.FirstOrDefault(link => link.Id == chosen) : links.Count == 1 ? links[0] : null) is not { } on)
            return new CaptureNeedsLink();
        if (!ChainAccess.MayPropose(at.Actor.Chain, on, at.By, at.Actor.Today))
            return new NotAllowed();
        var latest = await at.Db.Expectations.Where(e => e.LinkId == on.Id).Select(e => (int?)e.Number).MaxAsync(at.Stop) ?? 0;
        var proposed = Domain.Chain.Expectation.Propose(at.NewId(), on, latest, note.Text, null, null, at.Now, at.By);
        if (proposed.IsRefused)
            return proposed.Refusal;
        at.Db.Add(proposed.Value);
        at.Db.Record(at.By, "expectation.proposed", $"expectation/{proposed.Value.Id}", note.Text, at.Now);
        return DialogueCapture.Of(at.NewId(), at.Dialogue, note, CaptureKind.Expectation, at.Side, on.Id, at.By, at.Now);
    }

    /// <summary>The links between the two units, either way, on a day.</summary>
    internal static IReadOnlyList<Link> Between(SupplyChain chain, Dialogue dialogue, DateOnly day) =>
    [
        .. chain.LinksTowards(dialogue.HostId).Where(link => chain.ProviderOf(link) == dialogue.GuestId)
            .Concat(chain.LinksTowards(dialogue.GuestId).Where(link => chain.ProviderOf(link) == dialogue.HostId)).Where(link => link.CoversDay(day)).DistinctBy(link => link.Id),
    ];

    private async Task<Outcome<DialogueCapture>> Goal(DialogueDesk.Place at, DialogueNote note, Request request)
    {
        var raised = await at.Db.DialogueCaptures.Where(c => c.DialogueId == at.Dialogue.Id && c.Kind == CaptureKind.Need && c.TargetId != null).ToListAsync(at.Stop);
        var side = request.Side ?? (raised.Exists(c => c.NoteId == note.Id) ? Other(note.Side) : at.Side);
        // Nobody answers their own needs: those of the other side alone.
        var answered = raised.Where(c => c.Side != side && (c.NoteId == note.Id || c.TargetId == request.Need)).Select(c => c.TargetId!.Value).ToList();
        if (request.Need is { } asked && !answered.Contains(asked))
            return new SupportUnknown();
        var served = at.Actor.Directory.Unit(at.Dialogue.UnitOf(Other(side)))!;
        var period = Period.Parse(at.Dialogue.PeriodCode);
        var (title, text) = InOneLine(note.Text);
        var body = new GoalBody
        {
            Title = title,
            Reason = text,
            Period = period.ToString(),
            Serves = [served.Id],
            Supports = [.. answered.Distinct().Select(need => new Support(SupportKind.Need, need))],
            Criteria =
            [
                new Criterion
                {
                    Number = 1, Measure = title, Comparison = request.Target is null ? Comparison.YesNo : Comparison.AtLeast, Target = request.Target, Unit = FreeText.Clean(request.Unit) ?? "",
                    Deadline = request.Day is { } day && period.Contains(day) ? day : period.End, Weight = Criterion.FullWeight, MeasuredBy = Localized.Name(served), Evidence = t["Capture.Evidence", Localized.Name(served)],
                },
            ],
        };
        var goal = Domain.Goals.Goal.Create(at.NewId(), at.Dialogue.UnitOf(side), body, at.Now, at.By);
        if (goal.IsRefused)
            return goal.Refusal;
        at.Db.Add(goal.Value);
        at.Db.Record(at.By, "goal.written", $"goal/{goal.Value.Id}", goal.Value.Latest.Hash, at.Now);
        return DialogueCapture.Of(at.NewId(), at.Dialogue, note, CaptureKind.Goal, side, goal.Value.Id, at.By, at.Now);
    }
}
