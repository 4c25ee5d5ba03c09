namespace Entente.Web.Platform;

/// <summary>Which of some sealed ratings a person gave; asked of the person who is signed in and of nobody else.</summary>
public delegate Task<IReadOnlySet<Guid>> OwnSealedRatings(IReadOnlyCollection<Guid> ratings, Guid person, CancellationToken stop);
