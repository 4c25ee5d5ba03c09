using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Happenings;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Ratings.Import;

/// <summary>
/// Imports ratings from a CSV file, a few thousand in a transaction. A bad row is named and disturbs no other; a file that was imported
/// before adds nothing, so that a run that broke off is simply repeated.
/// </summary>
public sealed class ImportRatings(IDbContextFactory<EntenteDb> databases, Snapshots snapshots, HotPath values, Sealing sealing, BadsChanged badsChanged, SealedBadsTold told, RatingsTold ratingsTold, Reply reply, TimeProvider clock)
{
    private const int BatchSize = 5000;

    public sealed record Request
    {
        public required Stream File { get; init; }

        /// <summary>Only rows of this period; others are refused.</summary>
        public Period? Period { get; init; }

        public bool DryRun { get; init; }

        /// <summary>Makes units, services, links and people that are not known yet.</summary>
        public bool CreateMissing { get; init; }

        /// <summary>Hears of each refused row: its line and the sentence.</summary>
        public required Action<int, string> OnRefused { get; init; }

        /// <summary>Hears how many rows were read, now and then.</summary>
        public Action<int>? OnProgress { get; init; }
    }

    public async Task<Outcome<ImportReport>> Run(Request request, CancellationToken stop)
    {
        if (CsvText.BrokenLine(request.File) is { } broken)
            return new TextBroken("", broken);
        // Whatever the order of its rows, links and memberships that are made for a file begin before all of them.
        var first = request.CreateMissing ? FirstDay(request.File, (await snapshots.Read(stop)).Directory) : default;
        using var csv = RatingsFile.Open(request.File);
        if (csv.HeaderRecord is null || RatingsFile.Missing(csv).ToList() is { Count: > 0 })
            return new ColumnsMissing(string.Join(", ", csv.HeaderRecord is null ? ["provider", "service", "customer", "rater", "value", "at"] : RatingsFile.Missing(csv)));
        var report = new ImportReport();
        await using var store = await RatingStore.OpenAsync(values, snapshots, sealing, badsChanged, told, ratingsTold, stop);
        foreach (var rows in RatingsFile.Rows(csv).Chunk(BatchSize))
        {
            stop.ThrowIfCancellationRequested();
            await Take(rows, first, request, report, store, stop);
            request.OnProgress?.Invoke(report.Rows);
        }

        return report;
    }

    private DateOnly FirstDay(Stream file, CompanyDirectory directory)
    {
        using var csv = RatingsFile.Open(file);
        var readable = csv.HeaderRecord is not null && !RatingsFile.Missing(csv).Any();
        return readable && RatingsFile.Rows(csv).Min(row => RowTime.Read(row.At, directory.TimeZone)) is { } at ? directory.DayOf(at).AddDays(-1) : directory.DayOf(clock.Now());
    }

    private async Task Take(RatingRow[] rows, DateOnly first, Request request, ImportReport report, RatingStore store, CancellationToken stop)
    {
        report.Rows += rows.Length;
        var chain = await snapshots.Read(stop);
        if (request.CreateMissing)
            chain = await new MissingParts(databases, snapshots, clock).Create(rows, chain, first, report, request.DryRun, stop);
        var reader = new RowReader(chain, request.Period);
        var commands = new List<RatingCommand>(rows.Length);
        var lines = new List<int>(rows.Length);
        foreach (var row in rows)
        {
            var draft = reader.Draft(row);
            if (draft.IsRefused)
            {
                Refuse(request, report, row.Line, draft.Refusal);
                continue;
            }

            commands.Add(new RatingCommand.Record(draft.Value));
            lines.Add(row.Line);
        }

        if (commands.Count == 0)
            return;
        var outcomes = await store.Store(commands, clock.Now(), request.DryRun, stop);
        for (var i = 0; i < outcomes.Length; i++)
            Count(request, report, lines[i], outcomes[i]);
    }

    private void Count(Request request, ImportReport report, int line, Outcome<RecordedRating> outcome)
    {
        if (outcome.Value is { Change: RatingChange.Unchanged })
            report.Unchanged++;
        else if (outcome.IsRefused)
            Refuse(request, report, line, outcome.Refusal);
        else
            report.Added++;
    }

    private void Refuse(Request request, ImportReport report, int line, Refusal refusal)
    {
        report.Refused++;
        request.OnRefused(line, reply.Sentence(refusal));
    }
}
