using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Entente.Web.Platform;

/// <summary>SHA-256 over fields, each preceded by its length, so that no two different rows of fields read the same.</summary>
public sealed class FieldDigest : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <param name="before">What everything that is added follows.</param>
    public FieldDigest(ReadOnlySpan<byte> before = default) => hash.AppendData(before);

    /// <summary>How many rows were added.</summary>
    public long Rows { get; private set; }

    /// <summary>Adds a row. A field that is not there is another than an empty one.</summary>
    public void Add(params ReadOnlySpan<string?> fields)
    {
        foreach (var field in fields)
        {
            var bytes = Encoding.UTF8.GetBytes(field ?? "");
            hash.AppendData(BitConverter.GetBytes(field is null ? -1 : bytes.Length));
            hash.AppendData(bytes);
        }

        Rows++;
    }

    /// <summary>The hash of all rows, which begins anew afterwards.</summary>
    public byte[] Take()
    {
        Rows = 0;
        return hash.GetHashAndReset();
    }

    /// <summary>An instant as a field: milliseconds since 1970, which every database keeps.</summary>
    public static string? Field(DateTimeOffset? instant) => instant is { } at ? Field(at.ToUnixTimeMilliseconds()) : null;

    /// <summary>A number as a field.</summary>
    public static string Field(long number) => number.ToString(CultureInfo.InvariantCulture);

    public void Dispose() => hash.Dispose();
}
