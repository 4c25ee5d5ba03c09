namespace Entente.Domain.Cadences;

/// <summary>How far units have come in agreeing to meet.</summary>
public enum CadenceState
{
    /// <summary>One side asks; not everybody has agreed.</summary>
    Proposed,

    /// <summary>Everybody agreed: its meetings are planned.</summary>
    Agreed,

    /// <summary>One side said no, with a reason.</summary>
    Declined,

    /// <summary>It was ended, with a reason; what was due until then stays due.</summary>
    Ended,
}
