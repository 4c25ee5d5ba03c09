namespace Entente.TestProvider;

/// <summary>A program that may send people to the provider.</summary>
internal sealed record Client(string Id, string Secret, string Redirect, string SignedOut);
