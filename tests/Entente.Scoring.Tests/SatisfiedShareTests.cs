using System.Text.Json;
using CsCheck;

namespace Entente.Scoring.Tests;

public class SatisfiedShareTests
{
    [Fact]
    public void Sixty_of_229_links_of_which_one_unit_has_twelve()
    {
        var share = SatisfiedShare.Of(60, 229, [12, .. Enumerable.Repeat(12, 19)]);
        Assert.Equal(60 / 229.0, share.Value);
        Assert.Equal(0.2093179646022724, share.Interval!.Value.Low, 12);
        Assert.Equal(0.32255234512663883, share.Interval!.Value.High, 12);
        Assert.Equal(12 / 229.0, share.Bound);
        Assert.Equal(229 / 240.0, share.Coverage);
    }

    [Fact]
    public void Silence_is_no_share()
    {
        var share = SatisfiedShare.Of(0, 0, 3, 2);
        Assert.Null(share.Value);
        Assert.Null(share.Interval);
        Assert.Null(share.Bound);
        Assert.Equal(0, share.Coverage);
        Assert.Null(SatisfiedShare.Of(0, 0).Coverage);
    }

    [Fact]
    public void More_satisfied_than_answered_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SatisfiedShare.Of(2, 1, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => SatisfiedShare.Of(2, 6, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Wilson.Of(0, 0));
    }

    [Fact]
    public void The_interval_holds_the_share_within_0_to_1() =>
        Gen.Int[1, 5000].SelectMany(n => Gen.Int[0, n].Select(k => (k, n))).Sample((k, n) =>
        {
            var interval = Wilson.Of(k, n);
            Assert.True(interval.Low >= 0 && interval.High <= 1 && interval.Contains((double)k / n));
        });

    /// <summary>A unit's links are satisfied, dissatisfied or silent; one rater may turn each of them into any of the three.</summary>
    [Fact]
    public void One_rater_never_moves_the_share_beyond_its_bound() =>
        Gen.Select(Gen.Int[0, 2].Array[1, 6], Gen.Int[0, 2].Array[1, 6], Gen.Int[0, 2].Array[6]).Sample((own, others, turned) =>
        {
            int[] links = [.. own, .. others];
            int[] after = [.. turned[..own.Length], .. others];
            if (links.All(link => link == 0) || after.All(link => link == 0))
                return;
            var before = SatisfiedShare.Of(links.Count(link => link == 2), links.Count(link => link > 0), own.Length, others.Length);
            double value = (double)after.Count(link => link == 2) / after.Count(link => link > 0);
            Assert.InRange(Math.Abs(value - before.Value!.Value), 0, before.Bound!.Value + 1e-12);
        }, iter: 20_000);

    [Fact]
    public void Intervals_agree_with_those_expected_of_the_lecture_ratings()
    {
        string file = Reference.File("insteval-expected.json");
        using var expected = JsonDocument.Parse(File.ReadAllText(file));
        int providers = 0;
        foreach (var provider in expected.RootElement.GetProperty("providers").EnumerateObject())
        {
            int satisfied = provider.Value.GetProperty("satisfied").GetInt32(), links = provider.Value.GetProperty("links").GetInt32();
            var share = provider.Value.GetProperty("satisfiedShare");
            var interval = Wilson.Of(satisfied, links);
            Assert.Equal(share.GetProperty("value").GetDouble(), (double)satisfied / links, 1e-12);
            Assert.Equal(share.GetProperty("low").GetDouble(), interval.Low, 1e-12);
            Assert.Equal(share.GetProperty("high").GetDouble(), interval.High, 1e-12);
            providers++;
        }

        Assert.Equal(14, providers);
    }
}
