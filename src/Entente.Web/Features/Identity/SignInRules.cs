namespace Entente.Web.Features.Identity;

/// <summary>What the company asks of whoever signs in; there is at most one row.</summary>
public sealed class SignInRules
{
    /// <summary>Always 1.</summary>
    public int Id { get; private init; } = 1;

    /// <summary>Whether HR and administrators must show more than a password.</summary>
    public bool SecondStepForAdministration { get; private set; }

    /// <summary>Grows by one with every change.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>Sets what is asked.</summary>
    public void Set(bool secondStepForAdministration) => (SecondStepForAdministration, Version) = (secondStepForAdministration, Version + 1);
}
