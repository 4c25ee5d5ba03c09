using System.Text;

namespace Entente.Web.Platform;

/// <summary>Opens a CSV file whatever encoding and delimiter it has: UTF-8 and UTF-16 with or without mark, GB18030; comma, semicolon, tab or bar.</summary>
public static class CsvText
{
    private const int BlockLength = 64 * 1024;

    /// <summary>A reader from the beginning of the file. The whole file is looked at: the first letter beyond ASCII may stand anywhere.</summary>
    public static StreamReader Open(Stream file)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        file.Position = 0;
        var encoding = EncodingOf(file);
        file.Position = 0;
        return new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true);
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
        return IsUtf8(file, block, length) ? new UTF8Encoding(false) : Encoding.GetEncoding("GB18030");
    }

    private static bool IsUtf8(Stream file, byte[] block, int length)
    {
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var letters = new char[BlockLength + 1];
        try
        {
            // Not flushed: a file may break off in the middle of a letter.
            for (; length > 0; length = file.Read(block))
                decoder.GetChars(block.AsSpan(0, length), letters, flush: false);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
