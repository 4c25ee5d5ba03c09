namespace Entente.Web.Platform.Api;

/// <summary>Marks a call that answers a repeated <c>Idempotency-Key</c> by itself, in the transaction of what it records.</summary>
public sealed class RepeatableByItself;
