namespace Entente.Web.Data.Portable;

/// <summary>Migrations by the name that both databases share: their times differ.</summary>
public static class MigrationNames
{
    /// <summary>The applied ones that are later than all that this build knows: the database is of a newer version.</summary>
    public static IEnumerable<string> Newer(IEnumerable<string> applied, IReadOnlyList<string> known) => applied.Where(id => string.CompareOrdinal(id, known[^1]) > 0);

    /// <summary>The name within an identifier such as <c>20261123140553_First</c>.</summary>
    public static string Of(string id) => id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..];
}
