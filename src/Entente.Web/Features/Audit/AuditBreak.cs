namespace Entente.Web.Features.Audit;

/// <summary>Where the audit chain does not hold.</summary>
/// <param name="Number">The first entry that is not what it was, or that is missing.</param>
/// <param name="Kind">What is wrong with it.</param>
/// <param name="Action">The action of an entry that attests what is otherwise now; null for all other faults.</param>
public sealed record AuditBreak(long Number, AuditBreak.Fault Kind, string? Action = null)
{
    /// <summary>What can be wrong.</summary>
    public enum Fault
    {
        /// <summary>No entry has this number, though a later one stands.</summary>
        Missing,

        /// <summary>The entry does not name the hash of the one before.</summary>
        Unchained,

        /// <summary>The entry's content has another hash than the entry says.</summary>
        Changed,

        /// <summary>A signed head names an entry beyond the last: the end of the chain was cut off.</summary>
        CutOff,

        /// <summary>A signed head names another hash: the chain was written anew.</summary>
        Rewritten,

        /// <summary>The chain holds, but the rows that the entry attests were changed, added to or taken away.</summary>
        Differs,

        /// <summary>A head's own signature does not hold: it proves nothing.</summary>
        HeadForged,
    }
}
