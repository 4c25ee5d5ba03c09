using System.Globalization;
using System.Runtime.Versioning;
using Entente.Web.Data;
using Entente.Web.Platform.Health;

namespace Entente.Web.Features.Operations.Health;

/// <summary>Whether there is room, and whether only those read the data folder who should.</summary>
internal sealed class DiskHealth(string folder, DatabaseUrl database) : IHealthSource
{
    private const string Room = "disk";
    private const string Folder = "folder";
    private const long Little = 200L << 20;
    private const long Enough = 2L << 30;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    public int Order => 30;

    public Task<IReadOnlyList<HealthFinding>> Look(bool thorough, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<HealthFinding>>(Directory.Exists(folder) ? [Free(), Readable()] : [HealthFinding.Unreachable(Folder, "none", folder)]);

    private HealthFinding Free()
    {
        var free = new DriveInfo(folder).AvailableFreeSpace;
        var shown = (free / (double)(1L << 30)).ToString("0.0", CultureInfo.InvariantCulture);
        return free < Little ? HealthFinding.Bad(Room, "full", shown) : free < Enough ? HealthFinding.Warning(Room, "little", shown) : HealthFinding.Good(Room, "good", shown);
    }

    private HealthFinding Readable() => OperatingSystem.IsWindows() ? HealthFinding.Good(Folder, "good", folder) : ReadableOnUnix();

    [UnsupportedOSPlatform("windows")]
    private HealthFinding ReadableOnUnix()
    {
        var keys = Path.Combine(folder, "keys");
        foreach (var key in Directory.Exists(keys) ? Directory.EnumerateFiles(keys) : [])
        {
            if ((File.GetUnixFileMode(key) & Others) != UnixFileMode.None)
                return HealthFinding.Bad(Folder, "keys", key);
        }

        var wide = database.SqliteFile is { } file && File.Exists(file) && (File.GetUnixFileMode(file) & UnixFileMode.OtherRead) != UnixFileMode.None && (File.GetUnixFileMode(folder) & UnixFileMode.OtherExecute) != UnixFileMode.None;
        return wide ? HealthFinding.Warning(Folder, "wide", folder) : HealthFinding.Good(Folder, "good", folder);
    }
}
