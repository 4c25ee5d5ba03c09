using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Platform;

/// <summary>A number that grows whenever a kind of fact changes: whoever holds something computed from those facts compares it.</summary>
public sealed class Stamp
{
    public const string Snapshot = "snapshot";
    public const string Audit = "audit";

    /// <summary>Which sessions were ended.</summary>
    public const string Sessions = "sessions";

    /// <summary>What the readiness of links is drawn from, beside the snapshot.</summary>
    public const string Readiness = "readiness";

    /// <summary>Up to which instant, in milliseconds since 1970, the audit chain attests the ratings: what is recorded later is recorded after it, whatever a clock says.</summary>
    public const string Attested = "attested";

    /// <summary>Stands from the first fact of the example company to its last: where it stands and nobody loads, the loading broke off.</summary>
    public const string LoadingExample = "loading-example";

    private Stamp()
    {
    }

    public string Name { get; private init; } = "";

    public long Value { get; private set; }

    public static async Task Raise(EntenteDb db, string name, CancellationToken stop) =>
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO stamps (name, value) VALUES ({name}, 1) ON CONFLICT (name) DO UPDATE SET value = stamps.value + 1", stop);

    /// <summary>Brings a stamp up to a number that it may have passed already.</summary>
    /// <returns>Where it stands then.</returns>
    public static async Task<long> Advance(EntenteDb db, string name, long to, CancellationToken stop)
    {
        await db.Database.ExecuteSqlAsync($"INSERT INTO stamps (name, value) VALUES ({name}, 0) ON CONFLICT (name) DO NOTHING", stop);
        await db.Database.ExecuteSqlAsync($"UPDATE stamps SET value = {to} WHERE name = {name} AND value < {to}", stop);
        return await Read(db, name, stop);
    }

    public static async Task Remove(EntenteDb db, string name, CancellationToken stop) =>
        await db.Stamps.Where(stamp => stamp.Name == name).ExecuteDeleteAsync(stop);

    public static async Task<long> Read(EntenteDb db, string name, CancellationToken stop) =>
        await db.Stamps.Where(stamp => stamp.Name == name).Select(stamp => stamp.Value).SingleOrDefaultAsync(stop);
}
