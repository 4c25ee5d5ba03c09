using CsCheck;
using Entente.Domain.Calendar;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings;
using Entente.Domain.Recovery;

namespace Entente.Domain.Tests.Recovery;

/// <summary>Whatever the provider, the rater and the clock do in whatever order.</summary>
public sealed class RecoveryPropertyTests
{
    private static readonly WorkCalendar Calendar = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), WorkWeek.Usual(), []);

    private static readonly Gen<(int What, int Bads, int Hours)[]> Attempts = Gen.Select(Gen.Int[0, 8], Gen.Int[0, 3], Gen.Int[0, 60]).Array[0, 60];

    [Fact]
    public void No_path_leads_outside_the_table() =>
        Attempts.Sample(attempts =>
        {
            var room = new Room();
            foreach (var attempt in attempts)
                room.Attempt(attempt.What, attempt.Bads, attempt.Hours);
            var steps = room.Case.History.Where(step => step.Act is not (RecoveryAct.Opened or RecoveryAct.Delegated or RecoveryAct.Escalated or RecoveryAct.Found)).ToList();
            var from = RecoveryState.Open;
            foreach (var step in steps)
            {
                var row = Assert.Single(RecoveryPath.Table, row => row.From == from && row.To == step.State);
                // The rater's word walks the provider's steps only on its way to a confirmation.
                Assert.True(row.Who == step.Role || (step.Role is RecoveryRole.Rater && steps.Exists(later => later.Act is RecoveryAct.Confirmed && later.At == step.At)));
                from = step.State;
            }

            Assert.Equal(from, room.Case.State);
        });

    [Fact]
    public void A_bad_stands_until_its_rater_says_otherwise_and_a_settled_case_has_none_that_stands() =>
        Attempts.Sample(attempts =>
        {
            var room = new Room();
            foreach (var attempt in attempts)
            {
                var standing = room.Standing;
                room.Attempt(attempt.What, attempt.Bads, attempt.Hours);
                Assert.True(attempt.What is Room.RaterSays || room.Standing == standing);
                Assert.Equal(room.Standing > 0, room.Case.IsLive);
            }

            Assert.All(room.Case.History.Where(step => step.Act is RecoveryAct.Confirmed or RecoveryAct.Reopened or RecoveryAct.Withdrawn), step => Assert.Equal(RecoveryRole.Rater, step.Role));
        });

    [Fact]
    public void A_refused_step_changes_nothing_and_says_what_is_possible() =>
        Attempts.Sample(attempts =>
        {
            var room = new Room();
            foreach (var attempt in attempts)
            {
                var (state, version, allowed) = (room.Case.State, room.Case.Version, room.Case.Allowed);
                if (room.Attempt(attempt.What, attempt.Bads, attempt.Hours) is not { } refusal)
                    continue;
                Assert.Equal((state, version), (room.Case.State, room.Case.Version));
                if (refusal is RecoveryStepIllegal illegal)
                    Assert.Equal(allowed, illegal.Allowed);
            }
        });

    [Fact]
    public void The_superior_is_called_in_once_at_most_and_never_before_a_clock_ran_out() =>
        Attempts.Sample(attempts =>
        {
            var room = new Room();
            foreach (var attempt in attempts)
            {
                var late = room.Case.Clock.IsLate(room.Now);
                var before = room.Case.EscalatedAt;
                if (room.Case.Escalate(Room.Superior, room.Now))
                    Assert.True(late && before is null);
                room.Attempt(attempt.What, attempt.Bads, attempt.Hours);
            }

            Assert.InRange(room.Case.History.Count(step => step.Act is RecoveryAct.Escalated), 0, 1);
        });

    [Fact]
    public void Hearing_the_same_again_changes_nothing() =>
        Attempts.Sample(attempts =>
        {
            var room = new Room();
            foreach (var attempt in attempts)
            {
                room.Attempt(attempt.What, attempt.Bads, attempt.Hours);
                var version = room.Case.Version;
                room.Case.Follow(room.Bads, Calendar, RecoveryLimits.Usual());
                Assert.Equal(version, room.Case.Version);
            }
        });

    private sealed class Room
    {
        public const int RaterSays = 0;
        public static readonly Guid Superior = Guid.CreateVersion7();

        private static readonly Guid Provider = Guid.CreateVersion7();
        private static readonly Guid Rater = Guid.CreateVersion7();
        private static readonly Guid Link = Guid.CreateVersion7();

        public RecoveryCase Case { get; } = RecoveryCase.Open(Guid.CreateVersion7(), Link, Rater, Somewhere.Today, null, Somewhere.Now, Calendar, RecoveryLimits.Usual());

        public DateTimeOffset Now { get; private set; } = Somewhere.Now;

        public BadsOfDay Bads { get; private set; } = new(Link, Rater, Somewhere.Today, 1, 0, null, Somewhere.Now);

        public int Standing => Bads.Standing;

        public Refusal? Attempt(int what, int bads, int hours)
        {
            Now = Now.AddHours(hours).AddSeconds(1);
            switch (what)
            {
                case RaterSays:
                    Bads = new BadsOfDay(Link, Rater, Somewhere.Today, bads, (bads + hours) % 3, (hours % 6) is var cause and > 0 ? (Cause)cause : null, Now);
                    var (moved, before) = (RecoveryCase.IsMovedBy(Case.State, Case.RaterCause, Case.ConfirmedLate, Bads), Case.Version);
                    Case.Follow(Bads, Calendar, RecoveryLimits.Usual());
                    Assert.Equal(moved, Case.Version != before);
                    return null;
                case 1:
                    return Case.Contact(Provider, "谈过了", bads > 1 ? Cause.NothingAgreed : null, Now);
                case 2 or 3:
                    return Case.MakeGood(Provider, bads > 0 ? "补上了" : " ", bads > 1 ? Cause.FailedExpectation : null, Now);
                case 4:
                    return Case.Reopen(bads > 0 ? "没有" : null, Now, Calendar, RecoveryLimits.Usual());
                case 5:
                    return Case.Delegate(bads > 1 ? Guid.CreateVersion7() : null, Provider, Now);
                default:
                    return null;
            }
        }
    }
}
