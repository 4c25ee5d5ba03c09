namespace Entente.Domain.Tests.Ratings.Releases;

/// <summary>Attacks on released figures over simulated years; the long version is <c>bench/simulate release</c>.</summary>
public sealed class ReleaseAttackTests
{
    private const int Years = 3;

    public static TheoryData<int, int> Worlds => new() { { 1, 5 }, { 2, 5 }, { 3, 3 }, { 4, 8 }, { 5, 5 } };

    [Theory, MemberData(nameof(Worlds))]
    public void Nothing_that_is_published_changes_with_any_single_rating(int seed, int group)
    {
        var world = new ReleaseWorld(seed, group, false);
        var before = "";
        for (var month = 0; month < 12; month++)
            world.Month((_, _) => before = Published(world), (_, _) => Assert.Equal(before, Published(world)));
        Assert.True(world.Given > 500);
        Assert.NotEqual("", before);
    }

    [Theory, MemberData(nameof(Worlds))]
    public void No_subtraction_between_levels_periods_or_days_shows_fewer_than_the_promised_group(int seed, int group)
    {
        var world = new ReleaseWorld(seed, group, false);
        var before = new Dictionary<Guid, int>();
        for (var month = 0; month < 12 * Years; month++)
        {
            world.Month();
            var now = Sums(world);
            foreach (var (place, raters) in now)
            {
                // A unit that was moved takes whole batches along, so sums shrink too.
                var grown = Math.Abs(raters - before.GetValueOrDefault(place));
                Assert.True(grown == 0 || grown >= group, $"{grown} raters appear in one month");
            }

            // A unit without the links and units inside it: what is its own.
            foreach (var unit in world.Parents.Keys)
            {
                var rest = now.GetValueOrDefault(unit) - world.Parents.Where(pair => pair.Value == unit).Sum(pair => now.GetValueOrDefault(pair.Key))
                    - world.ProviderOf.Where(pair => pair.Value == unit).Sum(pair => now.GetValueOrDefault(pair.Key));
                Assert.True(rest == 0 || rest >= group, $"{rest} raters are left by subtraction");
            }

            before = now;
        }
    }

    [Theory, MemberData(nameof(Worlds))]
    public void Every_rating_leaves_once_and_every_batch_holds_the_rule(int seed, int group)
    {
        var world = new ReleaseWorld(seed, group, false);
        for (var month = 0; month < 12 * Years; month++)
        {
            var cut = world.Month();
            var left = cut.Batches.SelectMany(batch => batch.Ratings).Select(rating => rating.Id).ToList();
            Assert.Equal(left.Count, left.Distinct().Count());
            Assert.Empty(left.Intersect(cut.SentUp.Keys));
            foreach (var batch in cut.Batches)
            {
                Assert.True(batch.Raters >= group && batch.Eligible >= 2 * group);
                Assert.Equal(batch.Raters, batch.Ratings.Select(rating => rating.Rater).Distinct().Count());
                Assert.Equal(batch.Raters, batch.Levels.Sum());
                Assert.False(batch.Raters >= .9 * batch.Eligible && batch.Answers.Distinct().Count() == 1);
                Assert.True(batch.LinkId is null || batch.Ratings.All(rating => rating.LinkId == batch.LinkId));
            }
        }

        Assert.Contains(world.Cuts.SelectMany(cut => cut.Batches), batch => batch.LinkId is not null);
        Assert.Contains(world.Cuts.SelectMany(cut => cut.Batches), batch => batch.LinkId is null);
    }

    [Fact]
    public void An_attacker_who_knows_every_release_and_who_took_part_guesses_no_better_than_a_coin_where_opinions_change()
    {
        var score = Attack(isPersistent: false);
        Assert.True(score.Guesses > 1000, $"{score}");
        // Three standard errors of a guess.
        Assert.InRange(score.Advantage, -1.5 / Math.Sqrt(score.Guesses), 1.5 / Math.Sqrt(score.Guesses));
    }

    [Fact]
    public void Where_people_keep_their_opinions_for_years_the_same_attacker_gains_what_docs_say()
    {
        // No rule about groups prevents it (docs/domain/sealed.md): this shows too that the attack works where there is something to find.
        var score = Attack(isPersistent: true);
        Assert.InRange(score.Advantage, .02, .6);
    }

    /// <summary>Worlds know nothing of each other, so that each core takes the next; added up in their order.</summary>
    private static Attackers.Score Attack(bool isPersistent) =>
        ParallelEnumerable.Range(20, 12).AsOrdered().Select(seed => Guessed(seed, isPersistent)).AsSequential().Aggregate((one, other) => one + other);

    private static Attackers.Score Guessed(int seed, bool isPersistent)
    {
        var world = new ReleaseWorld(seed, 5, isPersistent);
        for (var month = 0; month < 12 * Years; month++)
            world.Month();
        return Attackers.Suspect([.. world.Cuts.SelectMany(cut => cut.Batches).Select(Attackers.Of)]);
    }

    /// <summary>Everything that anybody is shown, as one text.</summary>
    private static string Published(ReleaseWorld world) => string.Join('\n', world.Cuts.SelectMany(cut => cut.Batches).Select(batch =>
        $"{batch.LinkId} {batch.UnitId} {batch.Raters} {batch.ResponseTenths} {string.Join(',', batch.Levels)} {string.Join(',', batch.Answers.CountBy(a => a).OrderBy(a => a.Key))}"));

    /// <summary>How many sealed answers each link and each unit shows since the beginning.</summary>
    private static Dictionary<Guid, int> Sums(ReleaseWorld world)
    {
        var sums = new Dictionary<Guid, int>();
        foreach (var batch in world.Cuts.SelectMany(cut => cut.Batches))
        {
            if (batch.LinkId is { } link)
                sums[link] = sums.GetValueOrDefault(link) + batch.Raters;
            for (Guid? unit = batch.UnitId; unit is { } id; unit = world.Parents[id])
                sums[id] = sums.GetValueOrDefault(id) + batch.Raters;
        }

        return sums;
    }
}
