using CsCheck;
using Entente.Domain.Goals;
using Entente.Domain.Workshops;

namespace Entente.Domain.Tests.Workshops;

/// <summary>Whatever anybody tries in whatever order.</summary>
public sealed class WorkshopPropertyTests
{
    private static readonly Gen<(int Verb, int Person, int Number)[]> Attempts = Gen.Select(Gen.Int[0, 11], Gen.Int[0, 2], Gen.Int[0, 9]).Array[0, 80];

    [Fact]
    public void Nobody_ever_has_more_dots_than_the_workshop_gives() =>
        Gen.Select(Gen.Int[1, 5], Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[-2, 8]).Array[0, 40]).Sample((each, votes) =>
        {
            var room = new Room(each);
            room.To(WorkshopStage.Candidates);
            for (var i = 0; i < 3; i++)
                room.Goals.Add(Somewhere.Agreed(room.Goal($"目标{i}")));
            room.To(WorkshopStage.Vote);
            foreach (var (person, goal, count) in votes)
            {
                var own = room.Dots.Where(dots => dots.PersonId == room.People[person]).ToList();
                var put = WorkshopDots.Put(room.Workshop, own, room.People[person], room.Goals[goal].Id, count);
                if (!put.IsRefused && !own.Contains(put.Value))
                    room.Dots.Add(put.Value);
                Assert.All(room.People, one => Assert.InRange(room.Dots.Where(dots => dots.PersonId == one).Sum(dots => dots.Count), 0, each));
                Assert.All(room.Dots, dots => Assert.True(dots.Count >= 0));
                Assert.All(room.People, one => Assert.True(room.Board.SeenBy(one).DotsLeft >= 0));
            }
        });

    [Fact]
    public void Unseen_notes_and_dots_are_in_nobody_elses_sight_before_they_are_shown() =>
        Attempts.Sample(attempts =>
        {
            var room = new Room();
            foreach (var (verb, person, number) in attempts)
            {
                Attempt(room, verb, room.People[person], number);
                foreach (var looker in room.People.Append(Room.At.Auditor.Id).Append(Guid.Empty))
                {
                    var sight = room.Board.SeenBy(looker == Guid.Empty ? null : looker);
                    Assert.DoesNotContain(sight.Notes, note => note.IsHidden && note.AuthorId != looker);
                    Assert.Equal(room.Notes.Count(note => !note.IsRemoved), sight.Notes.Count + sight.HiddenNotes);
                    Assert.Equal(room.Workshop.IsVoteClosed, sight.Dots is not null);
                    Assert.All(sight.OwnDots, own => Assert.Equal(own.Value, room.Dots.Single(dots => dots.PersonId == looker && dots.GoalId == own.Key).Count));
                }
            }
        });

    [Fact]
    public void It_goes_on_by_one_stage_or_back_and_what_is_built_upon_was_seen() =>
        Attempts.Sample(attempts =>
        {
            var room = new Room();
            foreach (var (verb, person, number) in attempts)
            {
                var (before, moves) = (room.Workshop.Stage, room.Workshop.Moves.Count);
                Attempt(room, verb, room.People[person], number);
                var now = room.Workshop.Stage;
                if (now == before)
                    continue;
                Assert.True(before < WorkshopStage.Ratified, "Nothing leaves an end.");
                Assert.True(now == WorkshopStage.CalledOff || now == before + 1 || (now < before && now > WorkshopStage.Preparing), $"{before} → {now}");
                if (now < WorkshopStage.Ratified)
                    Assert.Equal(moves + 1, room.Workshop.Moves.Count);
                if (now >= WorkshopStage.Strategies && now < WorkshopStage.CalledOff && now > before)
                    Assert.DoesNotContain(room.Notes, note => note.IsHidden && !note.IsRemoved && note.Kind is not NoteKind.Comment && note.WrittenAt < Somewhere.Now);
            }
        });

    [Fact]
    public void Nothing_is_ratified_without_everybodys_word_on_exactly_that_text() =>
        Gen.Select(Gen.Int[1, 3], Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 3]).Array[0, 30]).Sample((goals, steps) =>
        {
            var room = Room.Ratifying(goals);
            foreach (var (person, which, what) in steps)
            {
                var goal = room.Goals[which % goals];
                if (what == 0)
                    Rewrite(room, goal);
                else
                    _ = goal.Answer(room.Workshop, what == 1 ? "other" : goal.Hash, what == 3 ? "太高" : null, what == 3, room.People[person], Somewhere.Now);
                var whole = room.Goals.TrueForAll(one => room.People.All(manager => one.Countersignatures.Any(said => said.By == manager && said.Hash == one.Hash)));
                var ratified = room.Workshop.Ratify(room.Board, Somewhere.Now);
                Assert.Equal(whole, ratified is null);
                if (whole)
                    return;
            }
        });

    [Fact]
    public void The_goals_carry_only_signatures_that_were_given_to_their_text() =>
        Gen.Bool.Array[3].Sample(objects =>
        {
            var room = Room.Ratifying();
            var goal = room.Goals[0];
            for (var i = 0; i < 3; i++)
                Assert.Null(goal.Answer(room.Workshop, goal.Hash, "人手不够", objects[i], room.People[i], Somewhere.Now));
            Assert.Null(room.Workshop.Ratify(room.Board, Somewhere.Now));
            var made = Assert.Single(Somewhere.Agreed(Ratification.Make(room.Board, Room.At.Directory, Guid.CreateVersion7, room.People[0], Somewhere.Now)));
            Assert.Equal((goal.Hash, goal.GoalId), (made.Latest.Hash, made.Id));
            Assert.All(made.Latest.Signatures, signature => Assert.False(objects[room.People.ToList().IndexOf(signature.By)]));
            // The company's manager signs for the owner, the finance manager for the served unit.
            Assert.Equal(!objects[0] && !objects[1], made.State is GoalState.Agreed);
        });

    private static void Rewrite(Room room, CandidateGoal goal)
    {
        Assert.Null(room.Workshop.Move(WorkshopStage.Candidates, room.Board, room.People[0], Somewhere.Now));
        Assert.Null(goal.Change(room.Board, goal.Body with { Title = goal.Body.Title + "改" }, goal.Strategies, goal.Version, room.People[1]));
        room.To(WorkshopStage.Vote);
        Assert.Null(room.Workshop.CloseVote());
        room.To(WorkshopStage.Ratify);
    }

    private static void Attempt(Room room, int verb, Guid by, int number)
    {
        var workshop = room.Workshop;
        switch (verb)
        {
            case 0:
                _ = workshop.Move((WorkshopStage)number, room.Board, by, Somewhere.Now);
                break;
            case 1:
                _ = workshop.SetPrivate(number % 2 == 0);
                break;
            case 2 when !workshop.IsPrivate || workshop.SetPrivate(false) is null:
                room.Notes.ForEach(note => note.Show());
                break;
            case 3:
                _ = workshop.CloseVote();
                break;
            case 4 when room.Goals.Count > 0:
                _ = room.Goals[number % room.Goals.Count].Choose(workshop, number > 2);
                break;
            case 5 when room.Goal($"目标{number}") is { IsRefused: false } goal:
                room.Goals.Add(goal.Value);
                break;
            case 6 when room.Goals.Count > 0:
                Vote(room, by, room.Goals[number % room.Goals.Count].Id, number % 3);
                break;
            case 7 when room.Goals.Count > 0:
                _ = room.Goals[0].Answer(workshop, room.Goals[0].Hash, "不同意", number > 6, by, Somewhere.Now);
                break;
            case 8:
                _ = workshop.Ratify(room.Board, Somewhere.Now);
                break;
            case 9 when workshop.Moves.Count > 12:
                _ = workshop.CallOff("改期");
                break;
            default:
                Note(room, by, (NoteKind)(number % 9));
                break;
        }
    }

    private static void Vote(Room room, Guid by, Guid goal, int count)
    {
        var own = room.Dots.Where(dots => dots.PersonId == by).ToList();
        var put = WorkshopDots.Put(room.Workshop, own, by, goal, count);
        if (!put.IsRefused && !own.Contains(put.Value))
            room.Dots.Add(put.Value);
    }

    private static void Note(Room room, Guid by, NoteKind kind)
    {
        var pair = kind.DrawnFrom() is var (inside, outside)
            ? new[] { inside, outside }.Select(from => room.Notes.Find(note => note.Kind == from)).OfType<WorkshopNote>().Select(note => new Citation(CitationKind.Note, note.Id)).ToList()
            : [];
        var note = room.Write(kind, by, pair);
        if (!note.IsRefused)
            room.Notes.Add(note.Value);
    }
}
