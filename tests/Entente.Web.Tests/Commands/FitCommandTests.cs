using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Entente.Web.Features.Identity;

namespace Entente.Web.Tests.Commands;

/// <summary><c>entente fit</c>, as people and scripts use it: the real program on real files.</summary>
public sealed class FitCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("entente-fit-").FullName;

    [Fact]
    public async Task It_prints_the_promised_json_and_the_effects_of_every_level()
    {
        var effects = Path.Combine(folder, "effects.csv");
        var fitted = await Run([Ratings(), "--response", "y", "--random", "rater,provider,dept:kind", "--fixed", "kind", "--format", "json", "--effects", effects]);
        Assert.Equal((0, ""), (fitted.Exit, fitted.Error));
        using var json = JsonDocument.Parse(fitted.Output);
        var root = json.RootElement;
        Assert.Equal(
            ["family", "method", "n", "logLik", "deviance", "remlCriterion", "fixed", "thresholds", "random", "residualSd", "iterations", "converged", "seconds", "gradientNorm", "leftOut", "incomplete", "path", "accuracy"],
            root.EnumerateObject().Select(field => field.Name));
        Assert.Equal(("gaussian", "reml", 598, 2, 0), (Text("family"), Text("method"), Number("n"), Number("leftOut"), Number("incomplete")));
        Assert.Equal(root.GetProperty("remlCriterion").GetDouble(), -2 * root.GetProperty("logLik").GetDouble(), 1e-9);
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (root.GetProperty("deviance").ValueKind, root.GetProperty("thresholds").ValueKind));
        Assert.Equal(["(Intercept)", "kind2"], root.GetProperty("fixed").EnumerateArray().Select(term => term.GetProperty("name").GetString()));
        Assert.Equal(["rater", "provider", "dept:kind"], root.GetProperty("random").EnumerateArray().Select(factor => factor.GetProperty("group").GetString()));
        Assert.True(root.GetProperty("converged").GetBoolean());
        var lines = await File.ReadAllLinesAsync(effects, TestContext.Current.CancellationToken);
        Assert.Equal("group,level,mean,sd", lines[0]);
        Assert.Equal(1 + 60 + 20 + 8, lines.Length);
        Assert.Matches(@"^dept:kind,3:2,-?[0-9.E-]+,[0-9.E-]+$", lines[^1]);
        string Text(string name) => root.GetProperty(name).GetString()!;
        int Number(string name) => root.GetProperty(name).GetInt32();
    }

    [Fact]
    public async Task Without_a_format_it_prints_a_table_to_read()
    {
        var fitted = await Run([Ratings(), "--response", "y", "--random", "rater,provider", "--method", "ml", "--intervals"]);
        Assert.Equal((0, ""), (fitted.Exit, fitted.Error));
        Assert.StartsWith("gaussian, ml, 598 rows; 2 without a response left out", fitted.Output, StringComparison.Ordinal);
        Assert.Contains("95 % of sd", fitted.Output, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^rater +60 +0\.\d+ +0\.\d+ +0\.\d+ to 0\.\d+$", fitted.Output);
        Assert.Contains("dense path. Exact but for rounding.", fitted.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", fitted.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--random rater,provider,dept:kind --fixed kind,num:x --weights w", false)]
    [InlineData("--random rater,provider --fixed num:x --family ordinal", false)]
    [InlineData("--random rater,provider", true)]
    public async Task Narrower_vectors_and_other_numbers_of_threads_change_no_bit(string model, bool sparse)
    {
        var file = sparse ? Sparse() : Ratings();
        string[] plain = await Bits(null);
        foreach (var environment in new[] { ("DOTNET_EnableAVX512", "0"), ("DOTNET_EnableAVX2", "0"), ("DOTNET_PROCESSOR_COUNT", "1"), ("DOTNET_PROCESSOR_COUNT", "2"), ("DOTNET_PROCESSOR_COUNT", "4") })
            Assert.Equal(plain, await Bits(environment));

        async Task<string[]> Bits((string, string)? environment)
        {
            var effects = Path.Combine(folder, "effects.csv");
            var fitted = await Run([file, "--response", "y", .. model.Split(' '), "--format", "json", "--effects", effects], environment);
            Assert.Equal((0, ""), (fitted.Exit, fitted.Error));
            return [.. fitted.Output.Split('\n').Where(line => !line.Contains("seconds", StringComparison.Ordinal)), .. await File.ReadAllLinesAsync(effects, TestContext.Current.CancellationToken)];
        }
    }

    [Fact]
    public async Task More_levels_than_fit_densely_are_fitted_another_way_and_the_table_says_so()
    {
        var fitted = await Run([Sparse(), "--response", "y", "--random", "rater,provider", "--intervals"]);
        Assert.Equal((0, ""), (fitted.Exit, fitted.Error));
        Assert.Matches(@"(?m)^rater +8000 ", fitted.Output);
        Assert.Contains("iterative path. Conjugate gradients", fitted.Output, StringComparison.Ordinal);
        Assert.Contains("no likelihood, and so no profile intervals.", fitted.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("log likelihood", fitted.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", fitted.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--response y", 2)]
    [InlineData("--response y --random rater --family poisson", 2)]
    [InlineData("--response y --random rater --method bayes", 2)]
    [InlineData("--response y --random rater: ", 2)]
    [InlineData("--response y --random y", 2)]
    [InlineData("--response y --random nobody", 1)]
    [InlineData("--response words --random rater", 1)]
    [InlineData("--response one --random rater", 1)]
    [InlineData("--response y --random one", 1)]
    [InlineData("--response y --random each", 1)]
    [InlineData("--response y --random rater --fixed one", 1)]
    [InlineData("--response y --random rater --fixed x", 1)]
    [InlineData("--response y --random rater --fixed num:words", 1)]
    [InlineData("--response y --random rater --fixed num:x,num:twice", 1)]
    [InlineData("--response y --random rater,same", 1)]
    [InlineData("--response y --random rater --weights negative", 1)]
    [InlineData("--response nothing --random rater", 1)]
    [InlineData("--response each --random rater --family ordinal", 1)]
    [InlineData("--response one --random rater --family ordinal", 1)]
    [InlineData("--response y --random rater,same --family ordinal", 1)]
    public async Task What_makes_no_sense_is_said_in_one_sentence(string arguments, int exit)
    {
        var refused = await Run([Ratings(), .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.Equal((exit, ""), (refused.Exit, refused.Output));
        Assert.Matches(@"^[^\n]+[.?]\n$", refused.Error);
        Assert.DoesNotContain("   at ", refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "The file is empty; its first line must name the columns.")]
    [InlineData("y,g\n", "0 rows are too few for 1 fixed columns and an error.")]
    [InlineData("y,g\n1,a\n2,b,c\n", "Row 3 has 3 cells, the header 2.")]
    [InlineData("y,g,g\n1,a,b\n", "Two columns are called 'g'.")]
    [InlineData("y,g\n1,a\n2,b\n3,NaN\nNaN,a\n5,b\n", "The response holds 'NaN', which is no finite number.")]
    [InlineData("y,g\n1,a\n2,a\n1e999,b\n3,b\n", "The response holds '1e999', which is no finite number.")]
    public async Task A_file_that_is_no_table_of_ratings_is_said_in_one_sentence(string content, string sentence)
    {
        var refused = await Run([Written(content), "--response", "y", "--random", "g"]);
        Assert.Equal((1, "", $"ratings.csv: {sentence}\n"), (refused.Exit, refused.Output, refused.Error));
    }

    [Fact]
    public async Task Quotes_line_ends_marks_and_missing_cells_are_read_as_a_spreadsheet_writes_them()
    {
        const string rows = "1,\"a, \"\"b\"\"\"\r\n2,c\r\n5,\"a, \"\"b\"\"\"\r\n4,c\r\n,c\r\n3,NA\r\n2,\"d\ne\"\r\n1,\"d\ne\"\r\n";
        var effects = Path.Combine(folder, "effects.csv");
        var fitted = await Run([Written("\uFEFFy,g\r\n" + rows), "--response", "y", "--random", "g", "--effects", effects]);
        Assert.Equal((0, ""), (fitted.Exit, fitted.Error));
        Assert.StartsWith("gaussian, reml, 6 rows; 1 without a response and 1 with another empty cell left out", fitted.Output, StringComparison.Ordinal);
        Assert.Contains("g,\"a, \"\"b\"\"\",", await File.ReadAllTextAsync(effects, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_has_exit_code_3()
    {
        var refused = await Run([Path.Combine(folder, "none.csv"), "--response", "y", "--random", "g"]);
        Assert.Equal((3, ""), (refused.Exit, refused.Output));
        Assert.Contains("none.csv cannot be read", refused.Error, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, true);

    private static async Task<(int Exit, string Output, string Error)> Run(string[] arguments, (string Name, string Value)? environment = null)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ApiKey).Assembly.Location, "fit", .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        if (environment is var (name, value))
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }

    private string Written(string content)
    {
        var file = Path.Combine(folder, "ratings.csv");
        File.WriteAllText(file, content, new UTF8Encoding(false));
        return file;
    }

    /// <summary>32,000 ratings by 8,000 raters of 6,400 providers: more levels than the dense path takes.</summary>
    private string Sparse()
    {
        var random = new Random(5);
        double[] severity = [.. Enumerable.Range(0, 8000).Select(_ => random.NextDouble() - 0.5)], quality = [.. Enumerable.Range(0, 6400).Select(_ => 2 * random.NextDouble() - 1)];
        var text = new StringBuilder("y,rater,provider\n");
        for (int row = 0; row < 32_000; row++)
        {
            int rater = row % 8000, provider = random.Next(6400);
            text.AppendLine(CultureInfo.InvariantCulture, $"{Math.Round(3 + severity[rater] + quality[provider] + 2 * random.NextDouble() - 1)},{rater},{provider}");
        }

        return Written(text.ToString());
    }

    /// <summary>600 ratings by 60 raters of 20 providers, two of them empty, with columns of every kind of trouble.</summary>
    private string Ratings()
    {
        var random = new Random(3);
        double[] severity = [.. Enumerable.Range(0, 60).Select(_ => random.NextDouble() - 0.5)], quality = [.. Enumerable.Range(0, 20).Select(_ => 2 * random.NextDouble() - 1)];
        var text = new StringBuilder("y,rater,provider,dept,kind,x,w,words,one,each,twice,same,negative,nothing\n");
        for (int row = 0; row < 600; row++)
        {
            int rater = row % 60, provider = random.Next(20);
            double x = Math.Round(random.NextDouble(), 6), y = Math.Clamp(Math.Round(3 + severity[rater] + quality[provider] + 2 * random.NextDouble() - 1), 1, 5);
            text.AppendLine(CultureInfo.InvariantCulture, $"{(row is 5 or 9 ? "" : y)},r{rater},{provider},{rater % 4},{1 + row / 60 % 2},{x},{1 + row % 3 / 2.0},w{row % 2},1,{row},{2 * x},s{rater},{row % 3 - 1},");
        }

        return Written(text.ToString());
    }
}
