namespace Entente.Domain.Kernel;

/// <summary>The four lengths of a period; each nests in the next.</summary>
public enum PeriodKind
{
    /// <summary>A calendar month, <c>2026-07</c>.</summary>
    Month,

    /// <summary>A calendar quarter, <c>2026-Q3</c>.</summary>
    Quarter,

    /// <summary>Half a calendar year, <c>2026-H2</c>.</summary>
    Half,

    /// <summary>A calendar year, <c>2026</c>.</summary>
    Year,
}
