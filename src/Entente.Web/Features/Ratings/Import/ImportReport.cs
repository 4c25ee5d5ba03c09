namespace Entente.Web.Features.Ratings.Import;

/// <summary>What became of a file: every row is counted once.</summary>
public sealed record ImportReport
{
    public int Rows { get; set; }

    public int Added { get; set; }

    /// <summary>Rows that were there already, saying the same.</summary>
    public int Unchanged { get; set; }

    public int Refused { get; set; }

    public int CreatedUnits { get; set; }

    public int CreatedServices { get; set; }

    public int CreatedLinks { get; set; }

    public int CreatedPeople { get; set; }
}
