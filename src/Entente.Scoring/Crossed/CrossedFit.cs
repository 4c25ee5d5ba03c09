namespace Entente.Scoring.Crossed;

/// <summary>Either a <see cref="LinearFit"/> or <see cref="CannotFit"/>.</summary>
public abstract record CrossedFit
{
    private protected CrossedFit()
    {
    }
}
