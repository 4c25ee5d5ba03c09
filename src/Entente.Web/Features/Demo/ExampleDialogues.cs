using Entente.Domain.Chain;
using Entente.Domain.Dialogues;
using Entente.Domain.Kernel;
using Entente.Domain.Needs;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;
using static Entente.Web.Features.Demo.ExampleRules;

namespace Entente.Web.Features.Demo;

/// <summary>The example's dialogues, taken through their states by the people who answered for the units on those days.</summary>
internal sealed class ExampleDialogues(ExampleCompany company, SupplyChain chain, IReadOnlyDictionary<string, Guid> needs, DateOnly today)
{
    private readonly ExampleDates dates = new(today);

    public async Task Save(IDbContextFactory<EntenteDb> databases, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var goals = (await db.Goals.AsNoTracking().ToListAsync(stop)).OrderBy(goal => goal.CreatedAt).ToLookup(goal => goal.Latest.Body.Title, goal => goal.Id, StringComparer.Ordinal);
        foreach (var example in company.Dialogues.Concat(new RegularTalks(company, today).All()))
            Make(db, example, title => goals[title].Last());
        await db.SaveChangesAsync(stop);
    }

    private Guid Signer(Dialogue dialogue, DialogueSide side, DateOnly day) => DialogueAccess.SignerOf(chain.Directory, dialogue, side, day)!.Id;

    private void Make(EntenteDb db, ExampleDialogue example, Func<string, Guid> goal)
    {
        var meets = example.Days is { } days ? today.AddDays(days) : dates.Resolve("june:05-06");
        var asked = ExampleDates.At(meets.AddDays(-12) < today ? meets.AddDays(-12) : today.AddDays(-2), new TimeOnly(9, 10));
        var (host, guest) = (chain.Directory.Unit(example.Host)!.Id, chain.Directory.Unit(example.Guest)!.Id);
        var period = example.Days is null ? Period.Parse($"{dates.JuneYear}-06") : Period.Containing(PeriodKind.Quarter, meets).Next;
        var invitation = new DialogueInvitation(host, guest, period.ToString(), ExampleDates.At(meets, new TimeOnly(14, 0)), example.Place);
        var day = chain.Directory.DayOf(asked);
        var dialogue = Must(Dialogue.Invite(Guid.CreateVersion7(asked), chain.Directory, invitation, DialogueAccess.SignerOf(chain.Directory, host, guest, DialogueSide.Host, day)!.Id, asked));
        db.Add(dialogue);
        if (example.State is DialogueState.Invited)
            return;
        Must(dialogue.Accept());
        if (example.Declined is { } reason)
        {
            Must(dialogue.Decline(reason));
            return;
        }

        var preparations = Prepare(dialogue, example, asked.AddDays(1)).ToList();
        db.AddRange(preparations);
        if (example.State is DialogueState.Preparing)
            return;
        Must(dialogue.Start(invitation.PlannedAt));
        Hold(db, dialogue, example, preparations, goal);
    }

    private static IEnumerable<DialoguePreparation> Prepare(Dialogue dialogue, ExampleDialogue example, DateTimeOffset at)
    {
        foreach (var (side, texts) in new[] { (DialogueSide.Host, example.HostPrepared), (DialogueSide.Guest, example.GuestPrepared) })
        {
            if (texts is null)
                continue;
            var preparation = DialoguePreparation.Of(dialogue.Id, side);
            Must(preparation.Write(dialogue, texts.ToDictionary(part => part.Key, part => (string?)part.Value)));
            if (example.Submitted.Contains(side))
                Must(dialogue.Submit(side, at));
            yield return preparation;
        }
    }

    private void Hold(EntenteDb db, Dialogue dialogue, ExampleDialogue example, IReadOnlyList<DialoguePreparation> preparations, Func<string, Guid> goal)
    {
        var at = dialogue.PlannedAt;
        var day = chain.Directory.DayOf(at);
        var (notes, captures) = (new List<DialogueNote>(), new List<DialogueCapture>());
        foreach (var said in example.Notes)
        {
            at = at.AddMinutes(7);
            var author = Signer(dialogue, said.Side, day);
            Must(dialogue.Change());
            var note = Must(DialogueNote.Write(Guid.CreateVersion7(at), dialogue, said.Part, said.Side, said.Text, author, at));
            notes.Add(note);
            if (said.Need)
                captures.Add(DialogueCapture.Of(Guid.CreateVersion7(at), dialogue, note, CaptureKind.Need, said.Side, Raise(db, dialogue, said, author, at), author, at));
            if (said.Within is { } within)
                captures.Add(Must(DialogueCapture.Commitment(Guid.CreateVersion7(at), dialogue, note, said.Side, author, day.AddDays(within), day, author, at)));
            if (said.Goal is { } title)
                captures.Add(DialogueCapture.Of(Guid.CreateVersion7(at), dialogue, note, CaptureKind.Goal, said.Side, goal(title), author, at));
        }

        db.AddRange(notes);
        db.AddRange(captures);
        if (example.State is not DialogueState.Signed)
            return;
        var minutes = new DialogueMinutes(dialogue, preparations, notes, captures);
        foreach (var side in Enum.GetValues<DialogueSide>())
            Must(dialogue.Sign(side, minutes.Hash, minutes, dialogue.Revision, Signer(dialogue, side, day), at = at.AddMinutes(20)));
        db.Add(SignedMinutes.Of(dialogue, minutes));
    }

    private Guid Raise(EntenteDb db, Dialogue dialogue, ExampleNote said, Guid by, DateTimeOffset at)
    {
        var other = dialogue.UnitOf(said.Side is DialogueSide.Host ? DialogueSide.Guest : DialogueSide.Host);
        var need = Must(Need.Raise(needs.TryGetValue(said.Text, out var id) ? id : Guid.CreateVersion7(at), chain, new NeedDraft(dialogue.UnitOf(said.Side), other, said.Text, null, null, NeedOrigin.Dialogue, dialogue.Id), by, at));
        db.Add(need);
        return need.Id;
    }
}
