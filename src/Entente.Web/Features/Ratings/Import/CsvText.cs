using System.Text;

namespace Entente.Web.Features.Ratings.Import;

/// <summary>Opens a CSV file whatever encoding and delimiter it has: UTF-8 and UTF-16 with or without mark, GB18030; comma, semicolon, tab or bar.</summary>
public static class CsvText
{
    private const int SampleLength = 64 * 1024;

    public static StreamReader Open(Stream file)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var sample = new byte[SampleLength];
        var length = file.ReadAtLeast(sample, SampleLength, throwOnEndOfStream: false);
        file.Position = 0;
        return new StreamReader(file, EncodingOf(sample.AsSpan(0, length)), detectEncodingFromByteOrderMarks: true);
    }

    /// <summary>The delimiter that a header line has most of.</summary>
    public static char DelimiterOf(string header) => ",;\t|".MaxBy(delimiter => header.Count(c => c == delimiter));

    private static Encoding EncodingOf(ReadOnlySpan<byte> sample)
    {
        // Without a mark, UTF-16 of a header in Latin letters has a zero in every other byte.
        if (sample.Length >= 4 && sample[1] == 0 && sample[3] == 0)
            return Encoding.Unicode;
        if (sample.Length >= 4 && sample[0] == 0 && sample[2] == 0)
            return Encoding.BigEndianUnicode;
        return IsUtf8(sample) ? new UTF8Encoding(false) : Encoding.GetEncoding("GB18030");
    }

    private static bool IsUtf8(ReadOnlySpan<byte> sample)
    {
        // The sample may end in the middle of a character.
        for (var cut = 0; cut < 4 && cut <= sample.Length; cut++)
        {
            if (System.Text.Unicode.Utf8.IsValid(sample[..^cut]))
                return true;
        }

        return false;
    }
}
