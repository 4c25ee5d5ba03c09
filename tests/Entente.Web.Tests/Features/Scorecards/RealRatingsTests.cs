using System.Globalization;
using System.Text.Json;
using Entente.Domain.Scorecards;
using Entente.Web.Features.Ratings.Import;
using Entente.Web.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Scorecards;

/// <summary>73,421 real ratings (InstEval of lme4), imported as a company would import its own.</summary>
public sealed class RealRatingsTests
{
    [Fact]
    public async Task Verdicts_and_shares_of_real_ratings_are_the_expected_ones()
    {
        var folder = Folder();
        Assert.SkipWhen(folder is null, "shared/data is not beside this clone.");
        var expected = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "insteval-expected.json"), TestContext.Current.CancellationToken)).RootElement;
        await using var app = await App.Start(empty: true, clock: TimeProvider.System);
        await using var file = File.OpenRead(Path.Combine(folder, "insteval-ratings.csv"));
        var report = Given.Agreed(await app.Services.GetRequiredService<ImportRatings>().Run(
            new ImportRatings.Request { File = file, CreateMissing = true, OnRefused = (line, why) => Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"Line {line}: {why}")) },
            TestContext.Current.CancellationToken));
        Assert.Equal(expected.GetProperty("ratings").GetInt32(), report.Added);
        var directory = (await app.Services.GetRequiredService<Data.Snapshots>().Read(TestContext.Current.CancellationToken)).Directory;
        foreach (var provider in expected.GetProperty("providers").EnumerateObject())
            AssertAgrees(provider.Value, await app.Card(directory.Unit(provider.Name)!, expected.GetProperty("period").GetString()!));
    }

    private static void AssertAgrees(JsonElement expected, Scorecard card)
    {
        int Number(string name) => expected.TryGetProperty(name, out var number) ? number.GetInt32() : 0;
        Assert.Equal(
            (Number("links"), Number("satisfied"), Number("dissatisfied"), Number("ratings"), Number("good"), Number("neither"), Number("bad")),
            (card.Links.Count, card.Count(Verdict.Satisfied), card.Count(Verdict.Dissatisfied), card.Links.Sum(l => l.Ratings), card.Links.Sum(l => l.Good), card.Links.Sum(l => l.Neither), card.Links.Sum(l => l.StandingBad)));
        var share = expected.GetProperty("satisfiedShare");
        Assert.Equal(share.GetProperty("value").GetDouble(), card.Share.Value!.Value, 12);
        Assert.Equal(share.GetProperty("low").GetDouble(), card.Share.Interval!.Value.Low, 12);
        Assert.Equal(share.GetProperty("high").GetDouble(), card.Share.Interval!.Value.High, 12);
    }

    /// <summary>The design's data lie beside a developer's clone, some folders up, or nowhere.</summary>
    private static string? Folder()
    {
        for (var step = new DirectoryInfo(AppContext.BaseDirectory); step is not null; step = step.Parent)
        {
            var data = Path.Combine(step.FullName, "shared", "data");
            if (File.Exists(Path.Combine(data, "insteval-expected.json")))
                return data;
        }

        return null;
    }
}
