using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Entente.Domain.Kernel;
using Entente.Web.Features.Ratings.Import;
using Entente.Web.Platform;

namespace Entente.Web.Commands;

/// <summary><c>entente import ratings</c>: ratings from a CSV file.</summary>
internal static class ImportRatingsCommand
{
    public static Command Create()
    {
        var command = new Command("ratings", "Imports ratings from a CSV file with the columns provider, service, customer, rater, value, at[, scale, reference, comment].");
        var store = new StoreOptions(command);
        var file = new Argument<FileInfo>("FILE") { Description = "The CSV file." };
        var period = new Option<string?>("--period") { Description = "Only rows of this period, such as 2026-Q1." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Says what would become of each row and records nothing." };
        var createMissing = new Option<bool>("--create-missing") { Description = "Makes units, services, links and people that are not known yet." };
        period.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } code && !Period.TryParse(code, out _))
                result.AddError($"--period '{code}' is not a period such as 2026, 2026-H1, 2026-Q3 or 2026-07.");
        });
        command.Arguments.Add(file);
        command.Options.Add(period);
        command.Options.Add(dryRun);
        command.Options.Add(createMissing);
        command.SetAction((arguments, stop) => Run(
            store.Read(arguments), arguments.GetRequiredValue(file), arguments.GetValue(period), arguments.GetValue(dryRun), arguments.GetValue(createMissing), stop));
        return command;
    }

    private static async Task<int> Run(Store store, FileInfo file, string? period, bool dryRun, bool createMissing, CancellationToken stop)
    {
        if (!file.Exists)
        {
            await Console.Error.WriteLineAsync($"There is no file {file.FullName}.");
            return ExitCodes.Unreachable;
        }

        await using var app = Host.Build(store, []);
        await app.PrepareAsync(example: false, stop);
        await using var content = file.OpenRead();
        var watch = Stopwatch.StartNew();
        var outcome = await app.Services.GetRequiredService<ImportRatings>().Run(
            new ImportRatings.Request
            {
                File = content,
                Period = period is null ? null : Period.Parse(period),
                DryRun = dryRun,
                CreateMissing = createMissing,
                OnRefused = (line, sentence) => Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file.Name}, line {line}: {sentence}")),
                OnProgress = Console.IsErrorRedirected ? null : rows => Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{rows} rows")),
            },
            stop);
        if (outcome.IsRefused)
        {
            await Console.Error.WriteLineAsync($"{file.Name}: {app.Services.GetRequiredService<Reply>().Sentence(outcome.Refusal)}");
            return ExitCodes.Refused;
        }

        var report = outcome.Value;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(dryRun ? "Dry run: " : "")}{report.Rows} rows: {report.Added} added, {report.Unchanged} there already, {report.Refused} refused, in {watch.Elapsed.TotalSeconds:0.0} s."));
        if (createMissing)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Created: {report.CreatedUnits} units, {report.CreatedServices} services, {report.CreatedLinks} links, {report.CreatedPeople} people."));
        return report.Refused == 0 ? ExitCodes.Done : ExitCodes.Refused;
    }
}
