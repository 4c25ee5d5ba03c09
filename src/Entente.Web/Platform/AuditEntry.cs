namespace Entente.Web.Platform;

/// <summary>One link of the audit chain: append-only, each holding the hash of the one before.</summary>
public sealed class AuditEntry
{
    private AuditEntry()
    {
    }

    public long Number { get; private init; }

    public DateTimeOffset At { get; private init; }

    public Guid? Actor { get; private init; }

    public string Action { get; private init; } = "";

    public string Subject { get; private init; } = "";

    public string? Details { get; private init; }

    public byte[] PreviousHash { get; private init; } = [];

    public byte[] Hash { get; private init; } = [];

    public static AuditEntry After(AuditEntry? previous, AuditDraft draft)
    {
        var entry = new AuditEntry
        {
            Number = (previous?.Number ?? 0) + 1,
            At = draft.At,
            Actor = draft.Actor,
            Action = draft.Action,
            Subject = draft.Subject,
            Details = draft.Details,
            PreviousHash = previous?.Hash ?? new byte[32],
        };
        return entry.WithHash();
    }

    /// <summary>True when the entry's hash is that of its content.</summary>
    public bool IsIntact() => Hash.AsSpan().SequenceEqual(AuditChain.HashOf(this));

    private AuditEntry WithHash() => new()
    {
        Number = Number,
        At = At,
        Actor = Actor,
        Action = Action,
        Subject = Subject,
        Details = Details,
        PreviousHash = PreviousHash,
        Hash = AuditChain.HashOf(this),
    };
}
