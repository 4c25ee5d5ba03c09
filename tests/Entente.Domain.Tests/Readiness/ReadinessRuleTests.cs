using CsCheck;
using Entente.Domain.Kernel;
using Entente.Domain.Readiness;

namespace Entente.Domain.Tests.Readiness;

public sealed class ReadinessRuleTests
{
    private static readonly Period Quarter = Period.Parse("2026-Q1");
    private static readonly Gen<DateOnly> Day = Gen.Int[0, 1200].Select(new DateOnly(2024, 1, 1).AddDays);
    private static readonly Gen<DateOnly?> PerhapsDay = Gen.Frequency((1, Gen.Const((DateOnly?)null)), (4, Day.Select(day => (DateOnly?)day)));
    private static readonly Gen<double?> Held = Gen.Frequency((1, Gen.Const((double?)null)), (2, Gen.Double[0, 1].Select(share => (double?)share)));
    private static readonly Gen<ReadinessFacts> Facts =
        Gen.Select(PerhapsDay, Held, PerhapsDay, PerhapsDay, PerhapsDay, (dialogue, held, since, provider, customer) => new ReadinessFacts(dialogue, held, since, provider, customer));

    private static readonly ReadinessFacts Whole = new(new DateOnly(2025, 6, 1), null, new DateOnly(2025, 12, 31), new DateOnly(2025, 3, 1), new DateOnly(2025, 4, 1));

    [Fact]
    public void With_all_three_conditions_a_link_is_ready() => Assert.Empty(ReadinessRule.Missing(Whole, Quarter, Somewhere.Today));

    [Fact]
    public void Each_part_that_is_taken_away_is_named_and_nothing_else() =>
        Assert.All(
            new (ReadinessFacts Facts, ReadinessGap Gap)[]
            {
                (Whole with { DialogueSignedOn = null }, ReadinessGap.Dialogue),
                (Whole with { DialogueSignedOn = Somewhere.Today.AddMonths(-12).AddDays(-1) }, ReadinessGap.Dialogue),
                (Whole with { DialogueSignedOn = Somewhere.Today.AddDays(1) }, ReadinessGap.Dialogue),
                (Whole with { MeetingsHeld = 0.79 }, ReadinessGap.Cadence),
                (Whole with { ExpectationSince = null }, ReadinessGap.Expectation),
                (Whole with { ExpectationSince = Quarter.Start }, ReadinessGap.Expectation),
                (Whole with { ProviderCourseOn = null }, ReadinessGap.ProviderCourse),
                (Whole with { CustomerCourseOn = Somewhere.Today.AddDays(1) }, ReadinessGap.CustomerCourse),
            },
            one => Assert.Equal([one.Gap], ReadinessRule.Missing(one.Facts, Quarter, Somewhere.Today)));

    [Fact]
    public void Exactly_twelve_months_and_exactly_four_fifths_are_enough() =>
        Assert.Empty(ReadinessRule.Missing(Whole with { DialogueSignedOn = Somewhere.Today.AddMonths(-12), MeetingsHeld = 0.8 }, Quarter, Somewhere.Today));

    [Fact]
    public void Where_no_cadence_is_agreed_none_is_missing() =>
        Gen.Select(Facts, Day).Sample((facts, today) => Assert.DoesNotContain(ReadinessGap.Cadence, ReadinessRule.Missing(facts with { MeetingsHeld = null }, Quarter, today)));

    [Fact]
    public void Nothing_that_happens_after_a_periods_end_changes_its_readiness() =>
        Gen.Select(Facts, Gen.Int[0, 500], Gen.Int[1, 500]).Sample((facts, later, after) =>
        {
            var late = Quarter.End.AddDays(after);
            var before = ReadinessRule.Missing(facts, Quarter, Quarter.End);
            Assert.Equal(before, ReadinessRule.Missing(facts, Quarter, Quarter.End.AddDays(later)));
            foreach (var hindsight in new[] { facts with { ExpectationSince = facts.ExpectationSince ?? late }, facts with { ProviderCourseOn = facts.ProviderCourseOn ?? late }, facts with { CustomerCourseOn = facts.CustomerCourseOn ?? late }, facts with { DialogueSignedOn = facts.DialogueSignedOn ?? late } })
                Assert.Equal(before, ReadinessRule.Missing(hindsight, Quarter, late.AddDays(later)));
        });

    [Fact]
    public void A_link_counts_when_nothing_is_missing_or_somebody_gave_a_reason_and_a_waiver_hides_no_gap() =>
        Gen.Select(Facts, Day, Gen.Bool).Sample((facts, today, waived) =>
        {
            var missing = ReadinessRule.Missing(facts, Quarter, today);
            var link = new LinkReadiness(Guid.Empty, missing, waived ? "新设部门，首个周期" : null);
            Assert.Equal(missing.Count == 0 || waived, link.Counts);
            Assert.Equal(missing.Count == 0, link.IsReady);
        });
}
