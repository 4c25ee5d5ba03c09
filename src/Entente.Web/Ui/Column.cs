using Microsoft.AspNetCore.Components;

namespace Entente.Web.Ui;

/// <summary>A column of <see cref="DataTable{TRow}"/>.</summary>
/// <param name="Header">The header's words; on phones they stand before each value.</param>
/// <param name="Cell">What stands in a row.</param>
public sealed record Column<TRow>(string Header, RenderFragment<TRow> Cell)
{
    /// <summary>The value of <c>sort</c> in the address; without one the column does not sort.</summary>
    public string? Sort { get; init; }

    /// <summary>Whether the first click shows the largest first, as one wants of figures.</summary>
    public bool LargestFirst { get; init; }

    /// <summary>Numbers stand to the right, so that digits are below digits.</summary>
    public bool IsNumber { get; init; }

    /// <summary>Never broken into lines: pills, days.</summary>
    public bool Fits { get; init; }

    /// <summary>Explanations in small print.</summary>
    public bool IsQuiet { get; init; }

    internal string? Class => (IsNumber, Fits, IsQuiet) switch
    {
        (true, _, _) => "num",
        (_, true, _) => "fit",
        (_, _, true) => "why",
        _ => null,
    };
}
