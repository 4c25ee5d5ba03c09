using Entente.Web.Data.Portable;
using Entente.Web.Features.Audit;
using Entente.Web.Platform;

namespace Entente.Web.Commands;

/// <summary>The keys of a data folder in a file for their owner alone, apart from any backup: as environment variables, which systemd reads too.</summary>
/// <param name="Sealing">The sealing key, as its variable takes it.</param>
/// <param name="Audit">The key of the audit chain's heads.</param>
internal sealed record KeysFile(string Sealing, string? Audit)
{
    public static void Write(FileInfo file, SealingKey sealing, AuditKey audit)
    {
        using var writer = new StreamWriter(file.FullName, OwnersFile.Options(FileMode.CreateNew));
        writer.WriteLine($"{SealingKey.Variable}={sealing.Text}");
        writer.WriteLine($"{AuditKey.Variable}={audit.Text}");
    }

    /// <summary>Null where the file holds no sealing key.</summary>
    public static KeysFile? Read(FileInfo file)
    {
        var lines = File.ReadAllLines(file.FullName);
        string? Value(string name) => lines.FirstOrDefault(line => line.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..].Trim();
        return Value(SealingKey.Variable) is { Length: > 0 } sealing ? new KeysFile(sealing, Value(AuditKey.Variable)) : null;
    }

    /// <summary>Puts them where the program looks for them. A key that stood there and is another is moved aside, never thrown away.</summary>
    public void PlaceIn(string folder, DateTimeOffset now)
    {
        Place(SealingKey.FileIn(folder), string.Join('\n', Sealing.Split(',')) + "\n", now);
        if (Audit is { Length: > 0 } audit)
            Place(AuditKey.FileIn(folder), audit, now);
    }

    private static void Place(string file, string text, DateTimeOffset now)
    {
        if (File.Exists(file))
        {
            if (File.ReadAllText(file).Trim() == text.Trim())
                return;
            File.Move(file, $"{file}.replaced-{now:yyyyMMddHHmmss}");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using var writer = new StreamWriter(file, OwnersFile.Options(FileMode.CreateNew));
        writer.Write(text);
    }
}
