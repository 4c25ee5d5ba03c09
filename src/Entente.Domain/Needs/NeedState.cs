namespace Entente.Domain.Needs;

/// <summary>Where a need stands (domain.md, Needs).</summary>
public enum NeedState
{
    /// <summary>Said, and not yet taken up.</summary>
    Raised,

    /// <summary>Both sides talk about it.</summary>
    InDiscussion,

    /// <summary>The provider will do it; a goal or plan follows.</summary>
    Accepted,

    /// <summary>A goal or plan says how and by when.</summary>
    Planned,

    /// <summary>The provider says it is done.</summary>
    Delivered,

    /// <summary>A raiser says it is done.</summary>
    Confirmed,

    /// <summary>The provider will not do it, with a reason.</summary>
    Declined,
}
