using Entente.Domain.Kernel;

namespace Entente.Domain.Goals;

/// <summary>Which files count as evidence, told by name and content together.</summary>
public static class EvidenceType
{
    /// <summary>How many bytes at the beginning are looked at.</summary>
    public const int LooksAt = 4096;

    private const int LongestName = 120;

    private static readonly Dictionary<string, byte[]?> Starts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["pdf"] = "%PDF-"u8.ToArray(),
        ["png"] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A],
        ["jpg"] = [0xFF, 0xD8, 0xFF],
        ["jpeg"] = [0xFF, 0xD8, 0xFF],
        ["xlsx"] = "PK\x03\x04"u8.ToArray(),
        ["docx"] = "PK\x03\x04"u8.ToArray(),
        ["pptx"] = "PK\x03\x04"u8.ToArray(),
        ["txt"] = null,
        ["csv"] = null,
    };

    /// <summary>The folder that a document of Office has inside, by its ending.</summary>
    private static readonly Dictionary<string, string> Folders = new(StringComparer.OrdinalIgnoreCase) { ["xlsx"] = "xl/", ["docx"] = "word/", ["pptx"] = "ppt/" };

    /// <summary>The endings that count.</summary>
    public static IReadOnlyList<string> Endings { get; } = [.. Starts.Keys];

    /// <summary>A name that can be kept: its last part, one ending that counts, nothing that runs.</summary>
    public static Outcome<string> CleanName(string? given)
    {
        var name = new string([.. (given ?? "").Split('/', '\\')[^1].Where(letter => !char.IsControl(letter) && letter is not ('\u202E' or '\u202D' or '\u200F' or '\u200E') && !"<>:\"|?*".Contains(letter, StringComparison.Ordinal))]).Trim(' ', '.');
        var parts = name.Split('.');
        if (parts.Length < 2 || !Starts.ContainsKey(parts[^1]))
            return new EvidenceTypeRefused(string.Join(", ", Endings));
        // 'invoice.exe.pdf' looks like a document and hides something; '2026.06.30.pdf' is a date.
        if (parts[1..^1].Any(inner => inner.Trim() is { Length: > 0 and <= 5 } ending && ending.Any(char.IsAsciiLetter)))
            return new EvidenceNameDoubtful(name);
        return name.Length <= LongestName ? name : name[..(LongestName - parts[^1].Length - 1)].Trim() + "." + parts[^1];
    }

    /// <summary>Whether the content begins as its name claims.</summary>
    public static Refusal? CheckStart(string name, ReadOnlySpan<byte> start)
    {
        var expected = Starts[Ending(name)];
        var fits = expected is null ? IsText(start) : start.StartsWith(expected);
        return fits ? null : new EvidenceNotWhatItClaims(name);
    }

    /// <summary>True where the content is a packet of parts, so that its beginning alone does not tell what it is.</summary>
    public static bool IsPacket(string name) => Folders.ContainsKey(Ending(name));

    /// <summary>Whether a packet holds what its name claims: a renamed archive is no document, and one with macros is another kind.</summary>
    public static Refusal? CheckParts(string name, IReadOnlyCollection<string> parts)
    {
        var fits = parts.Contains("[Content_Types].xml", StringComparer.OrdinalIgnoreCase)
            && parts.Any(part => part.StartsWith(Folders[Ending(name)], StringComparison.OrdinalIgnoreCase))
            && !parts.Any(part => part.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase));
        return fits ? null : new EvidenceNotWhatItClaims(name);
    }

    private static string Ending(string name) => name[(name.LastIndexOf('.') + 1)..];

    private static bool IsText(ReadOnlySpan<byte> start) =>
        !start.Contains((byte)0) && !start.StartsWith("MZ"u8) && !start.StartsWith("#!"u8) && !start.StartsWith("%PDF"u8) && !start.StartsWith("PK\x03\x04"u8) && !start.StartsWith("\u007fELF"u8);
}
