namespace Entente.Web.Platform.Api;

/// <summary>Marks a call whose answer is a secret: it is not kept for a repeated <c>Idempotency-Key</c>.</summary>
public sealed class NeverKept;
