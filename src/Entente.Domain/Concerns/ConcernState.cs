namespace Entente.Domain.Concerns;

/// <summary>Where a concern stands.</summary>
public enum ConcernState
{
    /// <summary>It waits for the addressee.</summary>
    Received,

    /// <summary>The addressee looks into it.</summary>
    InWork,

    /// <summary>The addressee has answered.</summary>
    Answered,

    /// <summary>One side has closed it.</summary>
    Closed,
}
