namespace Entente.Domain.Appraisals;

/// <summary>Whether a unit fulfilled its duty in a period (尽责): the superior <em>and</em> the internal customers are satisfied.</summary>
public enum Duty
{
    /// <summary>Too little is known of a part; nothing is made up (未考核).</summary>
    NotAppraised,

    /// <summary>A part did not pass (未尽责).</summary>
    NotFulfilled,

    /// <summary>Both parts passed (尽责).</summary>
    Fulfilled,
}
