using CsCheck;
using Entente.Domain.Concerns;
using Entente.Domain.Kernel;

namespace Entente.Domain.Tests.Concerns;

public sealed class ConcernTests
{
    private static readonly DateOnly Monday = new(2026, 3, 23);

    [Fact]
    public void What_the_sender_does_arrives_the_next_day_and_what_the_addressee_does_at_once()
    {
        var one = Raised();
        Assert.False(one.IsReceived(Monday));
        Assert.Empty(one.SeenBy(ConcernSide.Addressee, Monday));
        Assert.True(one.SeenBy(ConcernSide.Sender, Monday).Single().IsUnderWay);
        Assert.True(one.IsReceived(Monday.AddDays(1)));
        var answered = Done(one, ConcernSide.Addressee, ConcernAct.Answer, 1);
        Assert.Equal(ConcernState.Answered, answered.StateFor(ConcernSide.Sender, Monday.AddDays(1)));
        var again = Done(answered, ConcernSide.Sender, ConcernAct.Reopen, 1);
        Assert.Equal((ConcernState.Received, ConcernState.Answered), (again.StateFor(ConcernSide.Sender, Monday.AddDays(1)), again.StateFor(ConcernSide.Addressee, Monday.AddDays(1))));
        Assert.Equal(ConcernState.Received, again.StateFor(ConcernSide.Addressee, Monday.AddDays(2)));
    }

    [Fact]
    public void Words_that_cross_a_closing_open_it_again()
    {
        var answered = Done(Raised(), ConcernSide.Addressee, ConcernAct.Answer, 1);
        var closed = Done(Done(answered, ConcernSide.Sender, ConcernAct.Reopen, 1), ConcernSide.Addressee, ConcernAct.Close, 1);
        Assert.Equal(ConcernState.Closed, closed.StateFor(ConcernSide.Addressee, Monday.AddDays(1)));
        Assert.Equal(ConcernState.Received, closed.StateFor(ConcernSide.Addressee, Monday.AddDays(2)));
        var crossed = Done(Done(Raised(), ConcernSide.Sender, ConcernAct.Write, 1), ConcernSide.Addressee, ConcernAct.Answer, 1);
        Assert.Equal(ConcernState.Received, crossed.StateFor(ConcernSide.Addressee, Monday.AddDays(2)));
    }

    [Fact]
    public void It_waits_since_the_first_words_after_the_last_answer()
    {
        var one = Raised();
        Assert.Null(one.WaitsSince(Monday));
        Assert.Equal(Monday.AddDays(1), one.WaitsSince(Monday.AddDays(5)));
        var asked = Done(one, ConcernSide.Addressee, ConcernAct.Write, 2);
        Assert.Equal((ConcernState.InWork, Monday.AddDays(1)), (asked.StateFor(ConcernSide.Addressee, Monday.AddDays(2)), asked.WaitsSince(Monday.AddDays(2))));
        var answered = Done(asked, ConcernSide.Addressee, ConcernAct.Answer, 3);
        Assert.Null(answered.WaitsSince(Monday.AddDays(3)));
        Assert.Equal(Monday.AddDays(7), Done(answered, ConcernSide.Sender, ConcernAct.Reopen, 6).WaitsSince(Monday.AddDays(9)));
    }

    [Fact]
    public void Nothing_is_raised_without_words_or_without_somebody_to_read_it()
    {
        Assert.IsType<ConcernAddresseeMissing>(Concern.Raise(Guid.NewGuid(), null, "x", null, null, Monday).Refusal);
        Assert.IsType<ConcernWordsInvalid>(Concern.Raise(Guid.NewGuid(), ConcernAddressee.Auditor, " ", null, null, Monday).Refusal);
        Assert.IsType<ConcernWordsInvalid>(Concern.Raise(Guid.NewGuid(), ConcernAddressee.Auditor, new string('x', Concern.MaxWordsLength + 1), null, null, Monday).Refusal);
        Assert.IsType<ConcernWordsInvalid>(Raised().Do(ConcernSide.Sender, ConcernAct.Write, null, Monday).Refusal);
        Assert.IsType<ConcernStepIllegal>(Raised().Do(ConcernSide.Addressee, ConcernAct.Close, null, Monday.AddDays(1)).Refusal);
        var full = Enumerable.Range(1, Concern.MostEntries - 1).Aggregate(Raised(), (one, _) => Done(one, ConcernSide.Sender, ConcernAct.Write, 0));
        Assert.IsType<ConcernFull>(full.Do(ConcernSide.Sender, ConcernAct.Write, "x", Monday).Refusal);
    }

    /// <summary>Whatever both do: what the addressee has seen stays as it was, and nothing of it depends on what the sender did that day.</summary>
    [Fact]
    public void The_addressee_learns_nothing_of_a_day_before_it_is_over() =>
        Gen.Select(Gen.Bool, Gen.Int[0, 5], Gen.Bool).Array[0, 25].Sample(moves =>
        {
            var (one, day) = (Raised(), Monday);
            foreach (var (bySender, which, nextDay) in moves)
            {
                var (today, before) = (day, one.SeenBy(ConcernSide.Addressee, day));
                var side = bySender ? ConcernSide.Sender : ConcernSide.Addressee;
                var allowed = side is ConcernSide.Addressee && !one.IsReceived(today) ? [] : ConcernPath.Allowed(one.StateFor(side, today), side);
                if (allowed.Count > 0)
                    one = Agreed(one.Do(side, allowed[which % allowed.Count], "x", today));
                var after = one.SeenBy(ConcernSide.Addressee, today);
                Assert.Equal(before, after.Take(before.Count));
                Assert.Equal(bySender || allowed.Count == 0 ? before.Count : before.Count + 1, after.Count);
                day = nextDay ? day.AddDays(1) : day;
                Assert.Equal(after, one.SeenBy(ConcernSide.Addressee, day).Take(after.Count));
            }

            Assert.Equal(one.StateFor(ConcernSide.Sender, day.AddDays(1)), one.StateFor(ConcernSide.Addressee, day.AddDays(1)));
        });

    private static Concern Raised() => Agreed(Concern.Raise(Guid.NewGuid(), ConcernAddressee.HumanResources, "加班没有记录。", null, null, Monday));

    private static Concern Done(Concern one, ConcernSide by, ConcernAct act, int daysLater) => Agreed(one.Do(by, act, "说明", Monday.AddDays(daysLater)));

    private static Concern Agreed(Outcome<Concern> outcome)
    {
        Assert.Null(outcome.Refusal);
        return outcome.Value!;
    }
}
