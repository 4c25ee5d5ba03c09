using System.Text.Json;

namespace Entente.Scoring.Tests;

public sealed class SatisfiedShareTests
{
    [Fact]
    public void Wilson_agrees_with_the_published_shares_of_real_data()
    {
        var file = Path.Combine(Root(), "..", "shared", "data", "insteval-expected.json");
        Assert.SkipUnless(File.Exists(file), "The reference data are not beside this checkout.");
        using var expected = JsonDocument.Parse(File.ReadAllText(file));
        foreach (var provider in expected.RootElement.GetProperty("providers").EnumerateObject())
        {
            var share = provider.Value.GetProperty("satisfiedShare");
            var ours = SatisfiedShare.Of(provider.Value.GetProperty("satisfied").GetInt32(), provider.Value.GetProperty("links").GetInt32(), provider.Value.GetProperty("links").GetInt32());
            Assert.Equal(share.GetProperty("value").GetDouble(), ours.Value!.Value, 12);
            Assert.Equal(share.GetProperty("low").GetDouble(), ours.Interval!.Value.Low, 12);
            Assert.Equal(share.GetProperty("high").GetDouble(), ours.Interval!.Value.High, 12);
        }
    }

    [Fact]
    public void Silence_gives_no_share_and_a_coverage_of_nothing()
    {
        var share = SatisfiedShare.Of(0, 0, 3, 2);
        Assert.Null(share.Value);
        Assert.Equal(0, share.Coverage);
    }

    [Fact]
    public void One_rater_turns_at_most_the_links_of_their_own_unit() => Assert.Equal(4.0 / 8, SatisfiedShare.Of(6, 8, 4, 3, 2).Bound!.Value, 12);

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Entente.slnx")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
