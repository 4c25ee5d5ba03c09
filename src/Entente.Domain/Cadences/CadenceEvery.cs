namespace Entente.Domain.Cadences;

/// <summary>How often units meet.</summary>
public enum CadenceEvery
{
    /// <summary>Every week.</summary>
    Week,

    /// <summary>Every second week, counted from the first meeting.</summary>
    TwoWeeks,

    /// <summary>Every month.</summary>
    Month,

    /// <summary>Every third month, counted from the first meeting.</summary>
    Quarter,
}
