using System.CommandLine;
using System.Diagnostics;
using Entente.Scoring.Crossed;
using Entente.Scoring.Models;
using Entente.Scoring.Ordinal;
using Entente.Web.Commands.Fitting;

namespace Entente.Web.Commands;

/// <summary><c>entente fit</c>: the crossed random-effects models of the scoring library on any CSV file.</summary>
internal static class FitCommand
{
    public static Command Create()
    {
        var command = new Command("fit", "Fits a crossed random-effects model to a CSV file and prints the result.");
        var file = new Argument<FileInfo>("FILE") { Description = "A CSV file whose first line names the columns; empty cells and NA are missing." };
        var response = new Option<string>("--response") { Description = "The column to explain.", Required = true };
        var random = new Option<string>("--random") { Description = "Grouping factors: columns, or a:b for an interaction, separated by commas.", Required = true };
        var fixedTerms = new Option<string?>("--fixed") { Description = "Fixed terms: a column is a factor, num:column a number, a:b or a*b an interaction." };
        var weights = new Option<string?>("--weights") { Description = "A column of weights, 0 or more (gaussian)." };
        var family = Choice("--family", "gaussian", "ordinal");
        var method = Choice("--method", "reml", "ml");
        var format = Choice("--format", "table", "json");
        var intervals = new Option<bool>("--intervals") { Description = "Profile intervals (95 %) of the sds, which take about ten times as long (gaussian)." };
        var effects = new Option<FileInfo?>("--effects") { Description = "Writes group,level,mean,sd for every level to this CSV file." };
        command.Arguments.Add(file);
        foreach (var option in new Option[] { response, random, fixedTerms, weights, family, method, format, intervals, effects })
            command.Options.Add(option);
        command.SetAction(async (arguments, stop) =>
        {
            if (!ModelFormula.TryParse(
                arguments.GetRequiredValue(response), arguments.GetRequiredValue(random), arguments.GetValue(fixedTerms), arguments.GetValue(weights), out var formula, out string? sentence))
                return await Say(sentence, ExitCodes.WrongUsage);
            var model = new Model(formula, arguments.GetRequiredValue(family), arguments.GetRequiredValue(method) == "reml", arguments.GetValue(intervals));
            return await Run(arguments.GetRequiredValue(file), model, arguments.GetRequiredValue(format) == "json", arguments.GetValue(effects), stop);
        });
        return command;
    }

    private static Option<string> Choice(string name, params string[] values)
    {
        var option = new Option<string>(name) { Description = $"{string.Join(" or ", values)}; without it {values[0]}.", DefaultValueFactory = _ => values[0] };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } value && !values.Contains(value, StringComparer.Ordinal))
                result.AddError($"{name} '{value}' is not {string.Join(" or ", values)}.");
        });
        return option;
    }

    private static async Task<int> Run(FileInfo file, Model model, bool json, FileInfo? effects, CancellationToken stop)
    {
        using var bar = new FitBar();
        DataTable? table;
        string? sentence;
        try
        {
            await using var content = file.OpenRead();
            table = CsvColumns.Read(content, [.. model.Formula.Columns], bar.Rows, stop, out sentence);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return await Say($"{file.FullName} cannot be read: {fault.Message}", ExitCodes.Unreachable);
        }

        if (table is null)
            return await Say($"{file.Name}: {sentence}", ExitCodes.Refused);
        if (DesignBuilder.Build(table, model.Formula, out var refusal) is not { } design || Fit(design, model, bar, stop, out refusal) is not { } report)
            return await Say($"{file.Name}: {refusal!.Sentence}", ExitCodes.Refused);
        bar.Dispose();
        Console.Write(json ? FitWriter.Json(report) + "\n" : FitWriter.Table(report));
        if (effects is not null)
        {
            try
            {
                await using var target = effects.Create();
                await FitWriter.Effects(report, target);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                return await Say($"{effects.FullName} cannot be written: {fault.Message}", ExitCodes.Unreachable);
            }
        }

        return report.Converged ? ExitCodes.Done : await Say("The fit has not converged; its figures are where it stopped.", ExitCodes.Refused);
    }

    private static FitReport? Fit(Design design, Model model, FitBar bar, CancellationToken stop, out CannotFit? refusal)
    {
        LinearProblem? problem = null;
        OrdinalProblem? scale = null;
        refusal = model.Family == "ordinal" ? design.Ordinal(out scale) : design.Linear(model.Reml, out problem);
        if (refusal is not null)
            return null;
        var watch = Stopwatch.StartNew();
        var result = problem is null ? OrdinalModel.Fit(scale!, bar, stop) : LinearModel.Fit(problem, bar, stop);
        double seconds = watch.Elapsed.TotalSeconds;
        refusal = result as CannotFit;
        return result switch
        {
            OrdinalFit ordinal => FitReport.Of(ordinal, design, seconds),
            LinearFit linear => FitReport.Of(linear, design, model.Intervals ? ProfileIntervals.Of(problem!, linear, stop) : null, seconds),
            _ => null,
        };
    }

    private static async Task<int> Say(string sentence, int exit)
    {
        await Console.Error.WriteLineAsync(sentence);
        return exit;
    }

    private sealed record Model(ModelFormula Formula, string Family, bool Reml, bool Intervals);
}
