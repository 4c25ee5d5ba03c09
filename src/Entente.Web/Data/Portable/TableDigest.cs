using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Entente.Web.Data.Portable;

/// <summary>How many rows a table has and the sum of their hashes: equal where two tables hold the same rows, in whatever order each database gives them.</summary>
public sealed class TableDigest
{
    private UInt128 sum;

    public long Rows { get; private set; }

    public string Value => sum.ToString("x32", CultureInfo.InvariantCulture);

    /// <summary>Counts a row, as <see cref="RowText"/> writes it.</summary>
    public void Add(ReadOnlySpan<byte> line)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(line, hash);
        sum += BinaryPrimitives.ReadUInt128BigEndian(hash);
        Rows++;
    }
}
