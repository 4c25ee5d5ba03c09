namespace Entente.Web.Data.Portable;

/// <summary>What a column holds, in words that both databases share; each keeps some of them in a form of its own.</summary>
public enum ValueKind
{
    /// <summary>An identity.</summary>
    Identity,

    /// <summary>An instant, to the microsecond: finer is kept by SQLite alone.</summary>
    Instant,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>True or false.</summary>
    Truth,

    /// <summary>A whole number of 32 bits.</summary>
    Whole,

    /// <summary>A whole number of 64 bits.</summary>
    Large,

    /// <summary>A floating-point number.</summary>
    Real,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A record of the model as JSON: PostgreSQL keeps it in an order of its own, so it is brought into one.</summary>
    Json,

    /// <summary>Bytes.</summary>
    Bytes,
}
