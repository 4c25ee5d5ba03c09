using System.Text;

namespace Entente.Web.Platform;

/// <summary>Opens a CSV file whatever encoding and delimiter it has: UTF-8 and UTF-16 with or without mark, GB18030; comma, semicolon, tab or bar.</summary>
public static class CsvText
{
    private const int BlockLength = 64 * 1024;

    /// <summary>A reader from the beginning of the file. The whole file is looked at: the first letter beyond ASCII may stand anywhere.</summary>
    public static StreamReader Open(Stream file)
    {
        file.Position = 0;
        var encoding = EncodingOf(file);
        file.Position = 0;
        return new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true);
    }

    /// <summary>The first line of the file, counted from 1, with bytes that are no letter in the file's encoding; null where there is none.</summary>
    public static int? BrokenLine(Stream file)
    {
        file.Position = 0;
        var encoding = EncodingOf(file);
        file.Position = 0;
        if (encoding is UTF8Encoding)
            return Utf8Sight.Of(file).BrokenLine;
        if (encoding is UnicodeEncoding)
            return null;
        // Whoever sees nothing but question marks does not know where; a line at a time tells.
        using var text = new StreamReader(file, Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD")), false, BlockLength, leaveOpen: true);
        for (var line = 1; text.ReadLine() is { } read; line++)
        {
            if (read.Contains('\uFFFD', StringComparison.Ordinal))
                return line;
        }

        return null;
    }

    /// <summary>The delimiter that a header line has most of.</summary>
    public static char DelimiterOf(string header) => ",;\t|".MaxBy(delimiter => header.Count(c => c == delimiter));

    private static Encoding EncodingOf(Stream file)
    {
        var block = new byte[BlockLength];
        var length = file.ReadAtLeast(block, BlockLength, throwOnEndOfStream: false);
        var start = block.AsSpan(0, length);
        if (start is [0xFF, 0xFE, ..])
            return Encoding.Unicode;
        if (start is [0xFE, 0xFF, ..])
            return Encoding.BigEndianUnicode;
        // Without a mark, UTF-16 of a header in Latin letters has a zero in every other byte.
        if (start is [_, 0, _, 0, ..])
            return Encoding.Unicode;
        if (start is [0, _, 0, _, ..])
            return Encoding.BigEndianUnicode;
        file.Position = 0;
        if (Utf8Sight.Of(file).IsMeantAsUtf8)
            return new UTF8Encoding(false);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("GB18030");
    }
}
