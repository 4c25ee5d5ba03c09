namespace Entente.Domain.Workshops;

/// <summary>Where a fact is going.</summary>
public enum FactTrend
{
    /// <summary>Getting better.</summary>
    Better,

    /// <summary>As it was.</summary>
    Level,

    /// <summary>Getting worse.</summary>
    Worse,
}
