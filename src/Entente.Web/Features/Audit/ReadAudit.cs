using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Audit;

/// <summary>Entries of the audit record, for auditors, administrators and keys that administrators gave the right.</summary>
public sealed class ReadAudit(IDbContextFactory<EntenteDb> databases)
{
    /// <summary>What narrows the record down; null for everything.</summary>
    public sealed record Asked
    {
        /// <summary>Only entries after this number.</summary>
        public long After { get; init; }

        /// <summary>Words of the action, the subject or the details.</summary>
        public string? Text { get; init; }

        /// <summary>The first part of an action, such as <c>goal</c>.</summary>
        public string? Area { get; init; }

        /// <summary>Who did it: one of these.</summary>
        public IReadOnlyList<Guid>? By { get; init; }

        public DateOnly? From { get; init; }
        public DateOnly? To { get; init; }
        public bool OldestFirst { get; init; }
    }

    public sealed record Page(IReadOnlyList<AuditEntry> Rows, int Total);

    public async Task<Outcome<Page>> Read(Asked asked, int skip, int take, Actor actor, CancellationToken stop)
    {
        if (!AuditRights.MayRead(actor))
            return new NotAllowed();
        await using var db = await databases.CreateDbContextAsync(stop);
        var entries = Narrowed(db.AuditEntries.AsNoTracking(), asked, actor);
        var total = await entries.CountAsync(stop);
        var ordered = asked.OldestFirst ? entries.OrderBy(entry => entry.Number) : entries.OrderByDescending(entry => entry.Number);
        return new Page(await ordered.Skip(skip).Take(take).ToListAsync(stop), total);
    }

    private static IQueryable<AuditEntry> Narrowed(IQueryable<AuditEntry> entries, Asked asked, Actor actor)
    {
        if (asked.After > 0)
            entries = entries.Where(entry => entry.Number > asked.After);
        if (asked.Text is { } text)
            entries = entries.Where(entry => entry.Action.Contains(text) || entry.Subject.Contains(text) || (entry.Details != null && entry.Details.Contains(text)));
        if (asked.Area is { } area)
            entries = entries.Where(entry => entry.Action.StartsWith(area + "."));
        if (asked.By is { } people)
            entries = entries.Where(entry => entry.Actor != null && people.Contains(entry.Actor.Value));
        if (asked.From is { } from && actor.Directory.BeginningOf(from) is var begin)
            entries = entries.Where(entry => entry.At >= begin);
        if (asked.To is { } to && actor.Directory.BeginningOf(to.AddDays(1)) is var end)
            entries = entries.Where(entry => entry.At < end);
        return entries;
    }
}
