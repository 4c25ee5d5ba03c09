namespace Entente.Scoring;

/// <summary>Either a <see cref="ControlChart"/> or <see cref="NotEnoughHistory"/>.</summary>
public abstract record ChartFigure
{
    /// <summary>Fewer points than this make no chart.</summary>
    public const int FewestPoints = 8;

    private protected ChartFigure()
    {
    }
}
