namespace Entente.Web.Platform;

/// <summary>What was answered to a write that carried an <c>Idempotency-Key</c>: the same key gets the same answer for 24 hours. Status 0 until it is answered.</summary>
public sealed class IdempotentReply
{
    public required string Key { get; init; }

    public required byte[] RequestHash { get; init; }

    public required int Status { get; init; }

    public string? ContentType { get; init; }

    public string? Location { get; init; }

    public string? ETag { get; init; }

    public required byte[] Body { get; init; }

    public required DateTimeOffset At { get; init; }
}
