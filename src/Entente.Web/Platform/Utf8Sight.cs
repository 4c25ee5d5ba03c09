using System.Buffers;
using System.Text;

namespace Entente.Web.Platform;

/// <summary>What a file looks like when it is read as UTF-8.</summary>
/// <param name="Letters">Letters beyond ASCII that are well formed.</param>
/// <param name="Broken">Places that are not.</param>
/// <param name="BrokenLine">The line of the first of them; null where there is none.</param>
internal sealed record Utf8Sight(long Letters, long Broken, int? BrokenLine)
{
    private const int BlockLength = 64 * 1024;
    private const int LongestLetter = 4;

    /// <summary>
    /// True where the few places that are wrong are damage, not another encoding: of Chinese in GB18030 most letters are wrong as UTF-8,
    /// of damaged UTF-8 most are right.
    /// </summary>
    public bool IsMeantAsUtf8 => Broken == 0 || Letters > Broken;

    /// <summary>Reads from the present position to the end.</summary>
    public static Utf8Sight Of(Stream file)
    {
        var block = new byte[BlockLength];
        var (letters, broken, line, held) = (0L, 0L, 1, 0);
        int? brokenLine = null;
        while (true)
        {
            var read = file.Read(block, held, block.Length - held);
            ReadOnlySpan<byte> rest = block.AsSpan(0, held + read);
            // A letter may lie across two blocks: its beginning waits for the next.
            while (rest.Length > (read == 0 ? 0 : LongestLetter - 1))
            {
                var plain = rest.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
                var ascii = plain < 0 ? rest : rest[..plain];
                line += ascii.Count((byte)'\n');
                rest = rest[ascii.Length..];
                if (rest.Length == 0 || (read > 0 && rest.Length < LongestLetter))
                    break;
                var isLetter = Rune.DecodeFromUtf8(rest, out _, out var length) == OperationStatus.Done;
                rest = rest[length..];
                if (isLetter)
                {
                    letters++;
                    continue;
                }

                broken++;
                brokenLine ??= line;
            }

            if (read == 0)
                return new Utf8Sight(letters, broken, brokenLine);
            held = rest.Length;
            rest.CopyTo(block);
        }
    }
}
