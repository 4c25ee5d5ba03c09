using CsCheck;
using Entente.Domain.Dialogues;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;

namespace Entente.Domain.Tests.Dialogues;

/// <summary>Whatever anybody tries in whatever order.</summary>
public sealed class DialoguePropertyTests
{
    private static readonly Somewhere At = new();
    private static readonly Gen<(int Verb, bool IsHost, bool Seen, int Text)[]> Attempts = Gen.Select(Gen.Int[0, 8], Gen.Bool, Gen.Bool, Gen.Int[0, 3]).Array[0, 60];

    [Fact]
    public void No_signature_stands_on_minutes_that_it_did_not_sign_and_signed_means_both() =>
        Attempts.Sample(attempts =>
        {
            var room = new Room();
            foreach (var (verb, isHost, seen, text) in attempts)
            {
                room.Attempt(verb, isHost ? DialogueSide.Host : DialogueSide.Guest, seen, text);
                var hash = room.Minutes().Hash;
                Assert.All(room.Dialogue.Signatures, signature => Assert.Equal(hash, signature.Hash));
                Assert.Equal(room.Dialogue.State is DialogueState.Signed, room.Dialogue.Signatures.Select(signature => signature.Side).Distinct().Count() == 2);
                Assert.Equal(room.Dialogue.State is DialogueState.Signed, room.Dialogue.SignedAt is not null);
            }
        });

    [Fact]
    public void Preparations_open_only_when_both_have_submitted_or_the_meeting_began() =>
        Attempts.Sample(attempts =>
        {
            var room = new Room();
            foreach (var (verb, isHost, seen, text) in attempts)
            {
                room.Attempt(verb, isHost ? DialogueSide.Host : DialogueSide.Guest, seen, text);
                var open = room.Dialogue.StartedAt is not null || room.Submitted.Count == 2;
                foreach (var person in At.Directory.People)
                {
                    foreach (var side in Enum.GetValues<DialogueSide>())
                    {
                        var own = DialogueAccess.SideOf(At.Directory, room.Dialogue, person.Id, Somewhere.Today) == side;
                        Assert.True(own || open || !DialogueAccess.MayReadPreparation(At.Directory, room.Dialogue, side, person.Id, Somewhere.Today));
                    }
                }
            }
        });

    [Fact]
    public void Whatever_two_write_into_one_note_is_found_in_the_minutes() =>
        Gen.Select(Gen.Int[1, 3], Gen.Bool).Array[1, 20].Sample(edits =>
        {
            var room = Room.Started();
            var note = Somewhere.Agreed(DialogueNote.Write(Guid.CreateVersion7(), room.Dialogue, AgendaPart.Goals, DialogueSide.Host, "始", room.Person(DialogueSide.Host), Somewhere.Now));
            room.Notes.Add(note);
            var seen = note.Version;
            var count = 0;
            foreach (var (_, stale) in edits)
            {
                Assert.Null(room.Dialogue.Change());
                var words = $"第 {++count} 稿";
                var kept = Somewhere.Agreed(note.Edit(Guid.CreateVersion7(), room.Dialogue, words, stale ? seen - 1 : note.Version, DialogueSide.Guest, room.Person(DialogueSide.Guest), Somewhere.Now));
                if (kept.Id != note.Id)
                    room.Notes.Add(kept);
                Assert.Contains(room.Minutes().Notes, one => one.Text == words);
                Assert.Equal(stale, kept.BesideId == note.Id);
            }
        });

    [Fact]
    public void Nobody_speaks_for_both_sides() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5]).Sample((host, guest) =>
        {
            Unit[] units = [At.Root, At.Finance, At.Sales, At.AfterSales, At.Technicians, At.Parts];
            if (host == guest)
                return;
            var one = DialogueAccess.SignerOf(At.Directory, units[host].Id, units[guest].Id, DialogueSide.Host, Somewhere.Today);
            var other = DialogueAccess.SignerOf(At.Directory, units[host].Id, units[guest].Id, DialogueSide.Guest, Somewhere.Today);
            Assert.True(one is null || other is null || one.Id != other.Id);
        });

    private sealed class Room
    {
        private readonly Dictionary<DialogueSide, DialoguePreparation> preparations;
        private DialogueMinutes seen;
        private int seenRevision;

        public Room()
        {
            Dialogue = Somewhere.Agreed(Dialogue.Invite(Guid.CreateVersion7(), At.Directory, new DialogueInvitation(At.Finance.Id, At.Sales.Id, "2026-Q2", Somewhere.Now.AddDays(3), null), At.FinanceManager.Id, Somewhere.Now));
            preparations = Enum.GetValues<DialogueSide>().ToDictionary(side => side, side => DialoguePreparation.Of(Dialogue.Id, side));
            seen = Minutes();
        }

        public Dialogue Dialogue { get; }

        public List<DialogueNote> Notes { get; } = [];

        public HashSet<DialogueSide> Submitted { get; } = [];

        public static Room Started()
        {
            var room = new Room();
            Assert.Null(room.Dialogue.Accept());
            Assert.Null(room.Dialogue.Start(Somewhere.Now));
            return room;
        }

        public DialogueMinutes Minutes() => new(Dialogue, preparations.Values, Notes, []);

        public Guid Person(DialogueSide side) => side is DialogueSide.Host ? At.FinanceManager.Id : At.SalesManager.Id;

        public void Attempt(int verb, DialogueSide side, bool fresh, int text)
        {
            if (fresh)
                (seen, seenRevision) = (Minutes(), Dialogue.Revision);
            _ = verb switch
            {
                0 => Dialogue.Accept(),
                1 => preparations[side].Write(Dialogue, new Dictionary<AgendaPart, string?> { [AgendaPart.Goals] = $"目标 {text}" }),
                2 => Submit(side),
                3 => Dialogue.Start(Somewhere.Now),
                4 => WriteNote(side, text),
                5 => EditNote(side, text),
                6 => text == 3 ? Dialogue.Decline("改期") : null,
                _ => Dialogue.Sign(side, seen.Hash, Minutes(), seenRevision, Person(side), Somewhere.Now),
            };
        }

        private Refusal? Submit(DialogueSide side)
        {
            var refusal = Dialogue.Submit(side, Somewhere.Now);
            if (refusal is null)
                Submitted.Add(side);
            return refusal;
        }

        private Refusal? WriteNote(DialogueSide side, int text)
        {
            if (Dialogue.Change() is { } not)
                return not;
            Notes.Add(Somewhere.Agreed(DialogueNote.Write(Guid.CreateVersion7(), Dialogue, AgendaPart.Ways, side, $"记录 {text}", Person(side), Somewhere.Now)));
            return null;
        }

        private Refusal? EditNote(DialogueSide side, int text)
        {
            if (Notes.Count == 0 || Dialogue.Change() is { })
                return new NoteUnknown();
            var note = Notes[text % Notes.Count];
            if (text == 0)
                return note.Remove(Dialogue, note.Version, Person(side));
            var kept = Somewhere.Agreed(note.Edit(Guid.CreateVersion7(), Dialogue, $"改为 {text}", note.Version - (text % 2), side, Person(side), Somewhere.Now));
            if (kept.Id != note.Id)
                Notes.Add(kept);
            return null;
        }
    }
}
