namespace Entente.Domain.Workshops;

/// <summary>What a note may cite.</summary>
public enum CitationKind
{
    /// <summary>A fact of the state sheet.</summary>
    Fact,

    /// <summary>A need that a unit raised.</summary>
    Need,

    /// <summary>A SWOT note, from which a strategy is drawn.</summary>
    Note,
}
