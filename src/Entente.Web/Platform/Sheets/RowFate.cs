namespace Entente.Web.Platform.Sheets;

/// <summary>What became of a row.</summary>
public enum RowFate
{
    /// <summary>It stands already as the row says.</summary>
    Unchanged,

    /// <summary>Something about it became another.</summary>
    Changed,

    /// <summary>It is new.</summary>
    Created,
}
