namespace Entente.Client;

/// <summary>How a write is sent.</summary>
public sealed record Write
{
    /// <summary>
    /// The same key gets the same answer for 24 hours, and nothing is done twice. Null lets the client make one for this call, which
    /// covers its own retries; whoever may send the call again after a crash keeps a key of their own.
    /// </summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The version that was seen; where another stands by now the answer is 412. Null writes over whatever stands there.</summary>
    public int? IfVersion { get; init; }

    /// <summary>Only while this version stands.</summary>
    public static Write If(int version) => new() { IfVersion = version };

    /// <summary>Once, however often it is sent with this key.</summary>
    public static Write Once(string key) => new() { IdempotencyKey = key };
}
