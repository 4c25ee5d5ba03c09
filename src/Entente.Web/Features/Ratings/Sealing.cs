using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Entente.Web.Platform;

namespace Entente.Web.Features.Ratings;

/// <summary>Hides who gave a sealed rating, and finds it again for its giver.</summary>
public sealed class Sealing(SealingKey key)
{
    private const byte Format = 1;
    private const int NonceLength = 12;
    private const int MacLength = 16;

    // Rater 16, instant 8, occasion length 2, occasion: always padded to the longest, so that lengths tell nothing.
    private const int PlainLength = 16 + 8 + 2 + 240;

    /// <summary>Keyed hash of link, rater and occasion: the same for the same, and nothing to whoever lacks the key.</summary>
    public byte[] Tag(Guid link, Guid rater, string occasion) => Tag(key.Current, link, rater, occasion);

    /// <summary>All tags under which a rating may be found, the current first: while the key is exchanged there are two.</summary>
    public IReadOnlyList<byte[]> Tags(Guid link, Guid rater, string occasion) => [.. key.Ring.Select(keys => Tag(keys, link, rater, occasion))];

    private static byte[] Tag(SealingKey.Keys keys, Guid link, Guid rater, string occasion)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, keys.Tagging);
        mac.AppendData(link.ToByteArray(true));
        mac.AppendData(rater.ToByteArray(true));
        mac.AppendData(Encoding.UTF8.GetBytes(occasion));
        return mac.GetHashAndReset();
    }

    /// <summary>An identity for a request that is sent again: the same each time, and unlinkable to its sender without the key.</summary>
    public Guid IdFor(Guid sender, string requestKey)
    {
        // The oldest key, so that what is sent again while the key is exchanged is still known.
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key.Ring[^1].Tagging);
        mac.AppendData("request"u8);
        mac.AppendData(sender.ToByteArray(true));
        mac.AppendData(Encoding.UTF8.GetBytes(requestKey));
        return new Guid(mac.GetHashAndReset().AsSpan(0, 16), true);
    }

    public byte[] Seal(Guid ratingId, SealedContent content)
    {
        Span<byte> plain = stackalloc byte[PlainLength];
        plain.Clear();
        content.RaterId.TryWriteBytes(plain, true, out _);
        BinaryPrimitives.WriteInt64BigEndian(plain[16..], content.At.UtcTicks);
        BinaryPrimitives.WriteUInt16BigEndian(plain[24..], (ushort)Encoding.UTF8.GetByteCount(content.Occasion));
        Encoding.UTF8.GetBytes(content.Occasion, plain[26..]);

        var envelope = new byte[1 + NonceLength + PlainLength + MacLength];
        envelope[0] = Format;
        var nonce = envelope.AsSpan(1, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key.Current.Encryption, MacLength);
        cipher.Encrypt(nonce, plain, envelope.AsSpan(1 + NonceLength, PlainLength), envelope.AsSpan(1 + NonceLength + PlainLength), ratingId.ToByteArray(true));
        plain.Clear();
        return envelope;
    }

    /// <summary>What a sealed envelope holds.</summary>
    /// <exception cref="CryptographicException">It was sealed under another key, or changed.</exception>
    public SealedContent Open(Guid ratingId, ReadOnlySpan<byte> envelope)
    {
        if (envelope.Length != 1 + NonceLength + PlainLength + MacLength || envelope[0] != Format)
            throw new CryptographicException("Not an envelope of this format.");
        Span<byte> plain = stackalloc byte[PlainLength];
        Decrypt(ratingId, envelope, plain);
        var length = BinaryPrimitives.ReadUInt16BigEndian(plain[24..]);
        return new SealedContent(
            new Guid(plain[..16], true),
            new DateTimeOffset(BinaryPrimitives.ReadInt64BigEndian(plain[16..]), TimeSpan.Zero),
            Encoding.UTF8.GetString(plain.Slice(26, length)));
    }

    private void Decrypt(Guid ratingId, ReadOnlySpan<byte> envelope, Span<byte> plain)
    {
        var ring = key.Ring;
        for (var i = 0; ; i++)
        {
            try
            {
                using var cipher = new AesGcm(ring[i].Encryption, MacLength);
                cipher.Decrypt(envelope.Slice(1, NonceLength), envelope.Slice(1 + NonceLength, PlainLength), envelope[^MacLength..], plain, ratingId.ToByteArray(true));
                return;
            }
            catch (AuthenticationTagMismatchException) when (i + 1 < ring.Count)
            {
                // Perhaps under the key that is being exchanged.
            }
        }
    }
}
