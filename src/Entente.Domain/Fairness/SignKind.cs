namespace Entente.Domain.Fairness;

/// <summary>What a sign (迹象) points at. A sign is a reason to look, never a verdict.</summary>
public enum SignKind
{
    /// <summary>One rater judges one provider far worse than everybody else, and than they judge everybody else (成见).</summary>
    Grudge,

    /// <summary>One rater judges one provider far better (偏袒).</summary>
    Favour,

    /// <summary>Two or three units praise each other round (互相抬分).</summary>
    Ring,

    /// <summary>Fear, by broken promises that nobody complained of.</summary>
    UncomplainedBreaches,

    /// <summary>Fear, by what is said with one's name and what is said without.</summary>
    OpenAboveSealed,

    /// <summary>Fear, by a customer group that never says anything but good, and falls silent after broken promises.</summary>
    CeilingAndSilence,

    /// <summary>One rater gives far more answers on a link than equal diligence explains.</summary>
    Volume,
}
