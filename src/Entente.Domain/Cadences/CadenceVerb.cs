namespace Entente.Domain.Cadences;

/// <summary>The steps of a cadence.</summary>
public enum CadenceVerb
{
    /// <summary>A unit agrees.</summary>
    Agree,

    /// <summary>A unit says no, with a reason.</summary>
    Decline,

    /// <summary>Meetings from now on are held elsewhere.</summary>
    Relocate,

    /// <summary>No further meetings, with a reason.</summary>
    End,
}
