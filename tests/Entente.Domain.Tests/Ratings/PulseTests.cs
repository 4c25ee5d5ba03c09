using CsCheck;
using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings.Requests;

namespace Entente.Domain.Tests.Ratings;

public sealed class PulseTests
{
    private static readonly Gen<DateOnly> Days = Gen.Int[0, 4 * 366].Select(new DateOnly(2024, 1, 1).AddDays);
    private readonly Somewhere at = new();

    [Fact]
    public void A_pulse_is_the_last_days_of_its_quarter()
    {
        Assert.False(Pulse.IsOn(new DateOnly(2026, 3, 17), 14));
        Assert.True(Pulse.IsOn(new DateOnly(2026, 3, 18), 14));
        Assert.True(Pulse.IsOn(new DateOnly(2026, 3, 31), 1));
        Assert.False(Pulse.IsOn(new DateOnly(2026, 3, 31), 0));
    }

    [Fact]
    public void Each_quarter_has_as_many_days_of_pulse_as_are_set() =>
        Gen.Select(Days, Gen.Int[0, AskingLimits.LongestPulse]).Sample((day, days) =>
        {
            var quarter = Pulse.QuarterOf(day);
            var on = Enumerable.Range(0, quarter.End.DayNumber - quarter.Start.DayNumber + 1).Select(quarter.Start.AddDays).Where(one => Pulse.IsOn(one, days)).ToList();
            Assert.Equal(days, on.Count);
            Assert.True(days == 0 || on[^1] == quarter.End);
        });

    [Fact]
    public void Somebody_is_asked_on_a_working_day_wherever_there_is_one_and_on_some_day_of_every_pulse() =>
        Gen.Select(Days, Gen.Int[1, AskingLimits.LongestPulse], Gen.Bool.Array[AskingLimits.LongestPulse]).Sample((day, days, working) =>
        {
            var end = Pulse.QuarterOf(day).End;
            bool IsWorking(DateOnly one) => working[(end.DayNumber - one.DayNumber) % working.Length];
            var pulse = Enumerable.Range(0, days).Select(back => end.AddDays(-back)).ToList();
            var asks = pulse.Where(one => Pulse.AsksOn(one, days, IsWorking)).ToList();
            Assert.NotEmpty(asks);
            Assert.Equal(pulse.Where(IsWorking), asks.Where(IsWorking));
            Assert.True(IsWorking(asks.Min()) || !pulse.Any(IsWorking));
            Assert.False(Pulse.AsksOn(end.AddDays(-days), days, IsWorking));
        });

    [Fact]
    public void Whoever_is_asked_may_rate_what_they_are_asked_about_and_nothing_that_may_be_sealed_is_left_out() =>
        Gen.Select(Gen.Enum<RatingMode>().Array[1, 6], Gen.Bool.Array[6]).Sample((modes, rated) =>
        {
            var here = new Somewhere();
            var links = modes.Select((mode, i) => here.Link(here.Service($"s{i}", here.Parts, 5, mode), here.Technicians)).ToList();
            var openly = links.Where((_, i) => rated[i]).Select(link => link.Id).ToHashSet();
            foreach (var person in new[] { here.Technician, here.Seller, here.Storekeeper })
            {
                var asks = Pulse.Asks(here.Chain, person.Id, Somewhere.Today, openly);
                Assert.All(asks, link => Assert.True(ChainAccess.MayRate(here.Chain, link, person.Id, Somewhere.Today)));
                Assert.Equal(asks.Count, asks.Distinct().Count());
            }

            var asked = Pulse.Asks(here.Chain, here.Technician.Id, Somewhere.Today, openly).Select(link => link.Id).ToHashSet();
            for (var i = 0; i < modes.Length; i++)
                Assert.Equal(modes[i] is not RatingMode.Open || !rated[i], asked.Contains(links[i].Id));
        });

    [Fact]
    public void Nobody_is_asked_about_a_closed_period_a_service_that_is_retired_or_after_they_left()
    {
        var link = at.Link(at.Service("more", at.Parts, 2, RatingMode.Sealed), at.Technicians);
        Assert.Contains(Asked(), one => one.Id == link.Id);
        Assert.Null(at.Chain.Service(link.ServiceId)!.Retire(Somewhere.Today));
        Assert.DoesNotContain(Asked(), one => one.Id == link.Id);
        Assert.NotEmpty(Asked());
        at.Close(Period.Containing(PeriodKind.Month, Somewhere.Today).ToString());
        Assert.Empty(Asked());

        var later = new Somewhere();
        later.Technician.Remove(Somewhere.Now);
        Assert.Empty(Pulse.Asks(later.Chain, later.Technician.Id, Somewhere.Today, new HashSet<Guid>()));
    }

    private IReadOnlyList<Link> Asked() => Pulse.Asks(at.Chain, at.Technician.Id, Somewhere.Today, new HashSet<Guid>());
}
