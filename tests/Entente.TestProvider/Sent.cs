namespace Entente.TestProvider;

/// <summary>Whom the provider sends next, and what it does wrong.</summary>
/// <param name="Claims">What it says of them.</param>
/// <param name="Fault">What it does wrong: <c>nonce</c>, <c>audience</c> or <c>denied</c>; null where nothing.</param>
/// <param name="OnlyUserInfo">True where the token says no more than the subject.</param>
internal sealed record Sent(Dictionary<string, string> Claims, string? Fault, bool OnlyUserInfo);
