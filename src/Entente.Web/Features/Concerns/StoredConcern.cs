using Entente.Domain.Concerns;

namespace Entente.Web.Features.Concerns;

/// <summary>
/// A concern as it lies in the database: who reads it, and three envelopes. The whole concern is one row that is written over, for rows
/// of their own would lie in the order in which they were written.
/// </summary>
public sealed class StoredConcern
{
    public required Guid Id { get; init; }

    public required ConcernAddressee To { get; init; }

    /// <summary>Who raised it, in an envelope of constant length.</summary>
    public required byte[] Sender { get; set; }

    /// <summary>What it is about and what the sender did, filled up to whole blocks.</summary>
    public required byte[] Sent { get; set; }

    /// <summary>What the addressee did, filled up to whole blocks.</summary>
    public required byte[] Replies { get; set; }

    /// <summary>How many of the sender's steps stand in the audit record.</summary>
    public int OnRecord { get; set; }

    /// <summary>Keeps two who write at once apart. It is shown to nobody: it would tell when the other side wrote.</summary>
    public int Version { get; set; }
}
