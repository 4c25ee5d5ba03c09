namespace Entente.Domain.Needs;

/// <summary>Which way a need goes in the organisation.</summary>
public enum NeedDirection
{
    /// <summary>Between units of which neither contains the other.</summary>
    Sideways,

    /// <summary>From a team to the superior or manager around it.</summary>
    Upwards,

    /// <summary>From a superior to a unit inside.</summary>
    Downwards,
}
