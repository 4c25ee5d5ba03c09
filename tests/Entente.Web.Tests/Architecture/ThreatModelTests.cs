using System.Text.RegularExpressions;

namespace Entente.Web.Tests.Architecture;

/// <summary>Every test that docs/security/threats.md names is there, and both languages name the same.</summary>
public sealed partial class ThreatModelTests
{
    [Fact]
    public void Every_test_that_the_threat_model_names_exists()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Sources.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories).ToLookup(file => Path.GetFileNameWithoutExtension(file)!, StringComparer.Ordinal);
        var named = Named("threats.md");
        Assert.True(named.Count > 40, $"{named.Count} tests are named.");
        Model.None(named.Where(test => test.Split('.') is not [var type, .. var method] || !sources[type].Any(file => method.All(name => File.ReadAllText(file).Contains($" {name}(", StringComparison.Ordinal)))), "Named as the proof of a threat, and not there:");
        Assert.Equal(named, Named("threats.zh-CN.md"));
    }

    private static List<string> Named(string page) =>
        [.. Test().Matches(File.ReadAllText(Path.Combine(Sources.Root, "docs", "security", page))).Select(match => match.Groups[1].Value).Where(name => name != nameof(ThreatModelTests))];

    [GeneratedRegex("`([A-Z][A-Za-z]+Tests(?:\\.[A-Za-z_]+)?)`")]
    private static partial Regex Test();
}
