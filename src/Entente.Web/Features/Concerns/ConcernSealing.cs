using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Domain.Concerns;
using Entente.Web.Platform;

namespace Entente.Web.Features.Concerns;

/// <summary>
/// Puts concerns into envelopes and takes them out again. An envelope is bound to its concern and its place in it: one that is copied
/// elsewhere opens nothing.
/// </summary>
public sealed class ConcernSealing(SealingKey key)
{
    private const byte Format = 1;
    private const int NonceLength = 12;
    private const int MacLength = 16;

    /// <summary>What lengths tell: no more than how many of these were filled. The longest text of ordinary length takes one.</summary>
    private const int Block = 4096;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    internal sealed record Sent(Guid? Unit, Guid? Link, IReadOnlyList<ConcernEntry> Entries);

    /// <summary>A new concern as a row.</summary>
    internal StoredConcern Seal(Concern one, Guid sender) => new()
    {
        Id = one.Id,
        To = one.To,
        Sender = Encrypt("sender", one.Id, sender.ToByteArray(true)),
        Sent = SealSent(one),
        Replies = SealReplies(one),
    };

    internal byte[] SealSent(Concern one) => Encrypt("sent", one.Id, Padded(new Sent(one.UnitId, one.LinkId, one.Sent)));

    internal byte[] SealReplies(Concern one) => Encrypt("replies", one.Id, Padded(one.Replies));

    internal Concern Open(StoredConcern row)
    {
        var sent = Read<Sent>(Decrypt("sent", row.Id, row.Sent));
        return new Concern(row.Id, row.To, sent.Unit, sent.Link, sent.Entries, Read<IReadOnlyList<ConcernEntry>>(Decrypt("replies", row.Id, row.Replies)));
    }

    /// <summary>Whether a person raised it; asked of the person who is signed in and of nobody else.</summary>
    internal bool IsSender(StoredConcern row, Guid person) =>
        CryptographicOperations.FixedTimeEquals(Decrypt("sender", row.Id, row.Sender), person.ToByteArray(true));

    /// <summary>Everything anew under the current key.</summary>
    internal void SealAnew(StoredConcern row)
    {
        (row.Sender, row.Sent, row.Replies) = (Again("sender", row.Sender), Again("sent", row.Sent), Again("replies", row.Replies));

        byte[] Again(string place, byte[] envelope) => Encrypt(place, row.Id, Decrypt(place, row.Id, envelope));
    }

    private static byte[] Padded<T>(T value)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(value, Json);
        var padded = new byte[(sizeof(int) + text.Length + Block - 1) / Block * Block];
        BinaryPrimitives.WriteInt32BigEndian(padded, text.Length);
        text.CopyTo(padded, sizeof(int));
        return padded;
    }

    private static T Read<T>(byte[] padded) => JsonSerializer.Deserialize<T>(padded.AsSpan(sizeof(int), BinaryPrimitives.ReadInt32BigEndian(padded)), Json)!;

    private static byte[] Place(string place, Guid id) => [.. Encoding.UTF8.GetBytes("concern " + place), .. id.ToByteArray(true)];

    private byte[] Encrypt(string place, Guid id, byte[] plain)
    {
        var envelope = new byte[1 + NonceLength + plain.Length + MacLength];
        envelope[0] = Format;
        var nonce = envelope.AsSpan(1, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key.Current.Encryption, MacLength);
        cipher.Encrypt(nonce, plain, envelope.AsSpan(1 + NonceLength, plain.Length), envelope.AsSpan(1 + NonceLength + plain.Length), Place(place, id));
        CryptographicOperations.ZeroMemory(plain);
        return envelope;
    }

    private byte[] Decrypt(string place, Guid id, byte[] envelope)
    {
        if (envelope.Length < 1 + NonceLength + MacLength || envelope[0] != Format)
            throw new CryptographicException("Not an envelope of this format.");
        var plain = new byte[envelope.Length - 1 - NonceLength - MacLength];
        var ring = key.Ring;
        for (var i = 0; ; i++)
        {
            try
            {
                using var cipher = new AesGcm(ring[i].Encryption, MacLength);
                cipher.Decrypt(envelope.AsSpan(1, NonceLength), envelope.AsSpan(1 + NonceLength, plain.Length), envelope.AsSpan(envelope.Length - MacLength), plain, Place(place, id));
                return plain;
            }
            catch (AuthenticationTagMismatchException) when (i + 1 < ring.Count)
            {
                // Perhaps under the key that is being exchanged.
            }
        }
    }
}
