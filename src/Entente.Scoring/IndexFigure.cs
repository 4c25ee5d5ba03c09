namespace Entente.Scoring;

/// <summary>Either an index, <see cref="RobustIndex"/>, or the reason why there is none, <see cref="NoIndex"/>; never a made-up number.</summary>
public abstract record IndexFigure
{
    private protected IndexFigure()
    {
    }
}
