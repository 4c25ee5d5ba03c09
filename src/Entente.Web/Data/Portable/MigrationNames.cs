namespace Entente.Web.Data.Portable;

/// <summary>Migrations by the name that both databases share: their times differ.</summary>
public static class MigrationNames
{
    /// <summary>The name within an identifier such as <c>20261123140553_First</c>.</summary>
    public static string Of(string id) => id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..];
}
