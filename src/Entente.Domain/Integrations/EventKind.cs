namespace Entente.Domain.Integrations;

/// <summary>A kind of event that other programs may subscribe to.</summary>
/// <param name="Name">What it is called, such as <c>need.raised</c>; never changed once released.</param>
/// <param name="Scope">The scope of a key that may read the same through the API: what a key may not read it may not have sent either.</param>
public sealed record EventKind(string Name, string Scope);
