using Entente.Web.Data;

namespace Entente.Web.Platform;

/// <summary>Rows outside the audit chain that nobody may change either: each night the chain takes in how many they are and their hash, and whoever verifies it compares.</summary>
public interface IAttested
{
    /// <summary>The action of its entries, such as <c>rating.attested</c>.</summary>
    string Action { get; }

    /// <summary>Records what is not attested yet.</summary>
    /// <param name="db">Where it is read and recorded; the caller saves.</param>
    /// <param name="before">The entries of <see cref="Action"/> that hold, the first first.</param>
    /// <param name="now">When it is recorded.</param>
    /// <param name="stop">Stops it.</param>
    Task Attest(EntenteDb db, IReadOnlyList<AuditEntry> before, DateTimeOffset now, CancellationToken stop);

    /// <summary>The first entry whose rows are not what it says; null where all are.</summary>
    /// <param name="db">Where the rows stand.</param>
    /// <param name="entries">The entries of <see cref="Action"/> that hold, the first first.</param>
    /// <param name="stop">Stops it.</param>
    Task<AuditEntry?> Differs(EntenteDb db, IReadOnlyList<AuditEntry> entries, CancellationToken stop);
}
