namespace Entente.Domain.Recovery;

/// <summary>What a provider objects to.</summary>
public enum ObjectionAbout
{
    /// <summary>The facts are otherwise.</summary>
    Facts,

    /// <summary>The cause is another.</summary>
    Cause,
}
