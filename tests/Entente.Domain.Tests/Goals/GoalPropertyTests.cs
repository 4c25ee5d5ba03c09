using CsCheck;
using Entente.Domain.Goals;
using Entente.Domain.Kernel;

namespace Entente.Domain.Tests.Goals;

public sealed class GoalPropertyTests
{
    private static readonly Guid Owner = Guid.CreateVersion7();
    private static readonly Guid[] Units = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];
    private static readonly Guid Somebody = Guid.CreateVersion7();
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 4, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 5, 4);

    private static readonly Gen<GoalBody> Bodies =
        from title in Gen.Int[0, 3]
        from serves in Gen.Int[0, 7]
        from superior in Gen.Bool
        from supports in Gen.Int[0, 2]
        from weight in Gen.Int[98, 100]
        select new GoalBody
        {
            Title = $"目标 {title}",
            Period = "2026-06",
            Serves = [.. Units.Where((_, i) => (serves & (1 << i)) != 0)],
            ServesSuperior = superior,
            Supports = supports switch { 0 => [], 1 => [new Support(SupportKind.Goal, Owner)], _ => [new Support(SupportKind.CompanyGoal, Owner)] },
            Criteria = [new Criterion { Number = 1, Measure = "到岗人数", Comparison = Comparison.AtLeast, Target = 3, Deadline = new DateOnly(2026, 6, 10), Weight = weight, MeasuredBy = "客户", Evidence = "登记" }],
        };

    /// <summary>One attempt of anybody at anything; most are refused.</summary>
    private static readonly Gen<Action<Goal>> Attempts = Gen.Select(Gen.Int[0, 9], Bodies, Gen.Int[0, 5], Gen.Bool, (verb, body, who, latest) => new Action<Goal>(goal => Attempt(goal, verb, body, who, latest)));

    [Fact]
    public void No_path_agrees_a_goal_without_every_signature_it_needs() =>
        Gen.Select(Bodies, Attempts.Array[0, 60]).Sample((body, attempts) =>
        {
            var goal = Given(body);
            foreach (var attempt in attempts)
            {
                attempt(goal);
                if (goal.State is GoalState.Draft or GoalState.Proposed or GoalState.Dropped && goal.InForce is null)
                {
                    Assert.Null(goal.InForce);
                    continue;
                }

                var agreed = goal.InForce!;
                Assert.Equal(Criterion.FullWeight, agreed.Body.Criteria.Sum(criterion => criterion.Weight));
                // Written out anew from domain.md, not asked of the goal.
                Assert.Contains(agreed.Signatures, signature => signature.Party is { Kind: PartyKind.Owner } party && party.UnitId == Owner);
                Assert.All(agreed.Body.Serves, unit => Assert.Contains(agreed.Signatures, signature => signature.Party == new GoalParty(PartyKind.Served, unit)));
                if (agreed.Body.ServesSuperior || agreed.Body.Supports.Any(support => support.Kind is SupportKind.CompanyGoal))
                    Assert.Contains(agreed.Signatures, signature => signature.Party.Kind is PartyKind.Superior);
            }
        }, iter: 5000);

    [Fact]
    public void No_edit_leaves_a_signature_on_a_text_it_did_not_sign() =>
        Gen.Select(Bodies, Attempts.Array[0, 60]).Sample((body, attempts) =>
        {
            var goal = Given(body);
            var signed = new Dictionary<(GoalParty, string), GoalBody>();
            foreach (var attempt in attempts)
            {
                var before = goal.Latest;
                attempt(goal);
                foreach (var signature in goal.Latest.Signatures)
                    signed.TryAdd((signature.Party, signature.Hash), goal.Latest.Body);
                if (goal.Latest.Hash != before.Hash && goal.Latest.Number > before.Number)
                    Assert.Empty(goal.Latest.Signatures);
                foreach (var version in goal.Versions)
                {
                    Assert.Equal(GoalHash.Of(Owner, version.Body), version.Hash);
                    Assert.All(version.Signatures, signature =>
                    {
                        Assert.Equal(version.Hash, signature.Hash);
                        Assert.Equal(GoalHash.Of(Owner, signed[(signature.Party, signature.Hash)]), version.Hash);
                    });
                }
            }
        }, iter: 5000);

    [Fact]
    public void Outcomes_agree_with_a_calculation_from_day_to_day() =>
        Gen.Select(Gen.Enum<Comparison>(), Gen.Int[0, 8], Gen.Int[0, 4], Gen.Select(Gen.Int[0, 30], Gen.Int[0, 12]).Array[1, 12]).Sample((comparison, target, width, points) =>
        {
            var criterion = new Criterion { Number = 1, Comparison = comparison, Target = target, Upper = target + width, Deadline = new DateOnly(2026, 6, 15), Weight = 100 };
            var facts = points.Select((point, i) => new Fact { Criterion = 1, On = new DateOnly(2026, 6, 1).AddDays(point.Item1), Value = criterion.IsNumber ? point.Item2 : point.Item2 % 2, At = Noon.AddMinutes(i) }).ToList();
            var result = GoalOutcome.Of(criterion, facts)!;

            // Day by day: what stood at the end of each.
            double? stands = null;
            var perDay = new Dictionary<int, double?>();
            for (var day = 1; day <= 31; day++)
            {
                foreach (var fact in facts)
                {
                    if (fact.On.DayNumber == new DateOnly(2026, 6, 1).DayNumber + day - 1)
                        stands = fact.Value;
                }

                perDay[day] = stands;
            }

            var share = perDay[15] is { } value ? Naive(comparison, value, target, target + width) : 0;
            Assert.Equal(share, result.Share, 12);
            Assert.Equal(share >= 1 ? OutcomeKind.Met : share > 0 ? OutcomeKind.Partly : OutcomeKind.NotMet, result.Kind);
            var met = share >= 1
                ? 0
                : Enumerable.Range(16, 16).FirstOrDefault(day => facts.Exists(fact => fact.On.DayNumber - new DateOnly(2026, 5, 31).DayNumber == day) && Naive(comparison, perDay[day]!.Value, target, target + width) >= 1) is > 0 and var first ? first - 15 : (int?)null;
            Assert.Equal(met, result.DaysLate);
        }, iter: 20000);

    [Fact]
    public void The_outcome_of_a_whole_goal_agrees_with_the_sum_in_hundredths_of_its_criteria() =>
        Gen.Select(Gen.Select(Gen.Enum<Comparison>(), Gen.Int[1, 8], Gen.Int[0, 4], Gen.Int[1, 30], Gen.Int[1, 20]).Array[1, 5], Gen.Select(Gen.Int[0, 4], Gen.Int[0, 40], Gen.Int[0, 12]).Array[0, 25]).Sample((asked, points) =>
        {
            var parts = asked.Sum(one => one.Item5);
            var weights = asked.Select(one => one.Item5 * Criterion.FullWeight / parts).ToArray();
            weights[0] += Criterion.FullWeight - weights.Sum();
            var criteria = asked.Select((one, i) => new Criterion { Number = i + 1, Comparison = one.Item1, Target = one.Item2, Upper = one.Item2 + one.Item3, Deadline = new DateOnly(2026, 5, 31).AddDays(one.Item4), Weight = weights[i] }).ToArray();
            var facts = points.Where(point => point.Item1 < criteria.Length).Select((point, i) => new Fact { Criterion = point.Item1 + 1, On = new DateOnly(2026, 6, 1).AddDays(point.Item2), Value = criteria[point.Item1].IsNumber ? point.Item3 : point.Item3 % 2, At = Noon.AddMinutes(i) }).ToList();
            var result = GoalOutcome.Of(new GoalBody { Criteria = criteria }, facts);

            var silent = criteria.Any(criterion => !facts.Exists(fact => fact.Criterion == criterion.Number));
            Assert.Equal(silent, result is null);
            if (silent)
                return;
            var hundredths = 0.0;
            var late = new List<int?>();
            foreach (var criterion in criteria)
            {
                // Written down in the order in which a clerk would: the value at the end of each day until nothing changes any more.
                var (share, lateness, value) = (0.0, (int?)null, double.NaN);
                for (var day = new DateOnly(2026, 6, 1); day <= new DateOnly(2026, 7, 15); day = day.AddDays(1))
                {
                    var spoken = facts.FindLast(fact => fact.Criterion == criterion.Number && fact.On == day);
                    value = spoken?.Value ?? value;
                    var reached = double.IsNaN(value) ? 0 : Naive(criterion.Comparison, value, criterion.Target!.Value, criterion.Upper!.Value);
                    if (day <= criterion.Deadline)
                        (share, lateness) = (reached, reached >= 1 ? 0 : null);
                    else if (lateness is null && spoken is not null && reached >= 1)
                        lateness = day.DayNumber - criterion.Deadline.DayNumber;
                }

                hundredths += criterion.Weight * share;
                late.Add(lateness);
            }

            Assert.Equal(hundredths / Criterion.FullWeight, result!.Share, 9);
            Assert.Equal(late.TrueForAll(one => one == 0) ? OutcomeKind.Met : hundredths > 0 ? OutcomeKind.Partly : OutcomeKind.NotMet, result.Kind);
            Assert.Equal(late.Contains(null) ? null : late.Max(), result.DaysLate);
        }, iter: 10000);

    private static double Naive(Comparison comparison, double value, double low, double high)
    {
        var ok = comparison switch
        {
            Comparison.AtLeast => value >= low,
            Comparison.AtMost => value <= low,
            Comparison.Between => value >= low && value <= high,
            _ => value == 1,
        };
        if (ok)
            return 1;
        return comparison switch
        {
            Comparison.AtLeast => value / low,
            Comparison.AtMost => low / value,
            Comparison.Between => value < low ? value / low : high / value,
            _ => 0,
        };
    }

    private static Goal Given(GoalBody body)
    {
        var made = Goal.Create(Guid.CreateVersion7(), Owner, body, Noon, Somebody);
        Assert.False(made.IsRefused);
        return made.Value!;
    }

    private static void Attempt(Goal goal, int verb, GoalBody body, int who, bool latest)
    {
        var parties = new[] { new GoalParty(PartyKind.Owner, Owner), new GoalParty(PartyKind.Superior, Owner), new(PartyKind.Served, Units[0]), new(PartyKind.Served, Units[1]), new(PartyKind.Served, Units[2]), new(PartyKind.Owner, Units[0]) };
        Refusal? refused = verb switch
        {
            0 => goal.Edit(body, Noon, Somebody),
            1 => goal.Propose(),
            2 or 3 or 4 or 5 or 6 => goal.Sign(parties[who], latest ? goal.Latest.Hash : goal.Versions[0].Hash, Somebody, Noon),
            7 => goal.Start(Today, Today, Noon),
            8 => goal.TakeBack(),
            _ => who == 0 ? goal.Drop("不再需要") : goal.CheckInWith(5, "还行", Noon, Somebody),
        };
        // A refusal changes nothing, and everything else is in the goal.
        Assert.True(refused is null || refused.Code.Length > 0);
    }
}
