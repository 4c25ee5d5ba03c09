namespace Entente.Domain.Cadences;

/// <summary>What becomes of a meeting that falls on a day on which the company does not work.</summary>
public enum OffDayRule
{
    /// <summary>It moves to the next working day; where that is the day of the next meeting or later, it is left out.</summary>
    NextWorkingDay,

    /// <summary>It is left out.</summary>
    Skip,
}
