namespace Entente.Web.Platform;

/// <summary>Whether a person gave a sealed rating; asked of the person who is signed in and of nobody else.</summary>
public delegate Task<bool> IsSealedRater(Guid rating, Guid person, CancellationToken stop);
