namespace Entente.Web.Ui.Lists;

/// <summary>A column of a list as a file has it: text, a number, a day or a yes or no.</summary>
/// <param name="Header">Its words, in the reader's language.</param>
/// <param name="Value">What stands in a row; null for nothing.</param>
public sealed record ListColumn<TRow>(string Header, Func<TRow, object?> Value)
{
    /// <summary>The value of <c>sort</c> that orders by it; null where nothing does.</summary>
    public string? Sort { get; init; }

    /// <summary>What it orders by, where that is not the value itself.</summary>
    public Func<TRow, object?>? By { get; init; }

    internal object? Key(TRow row) => (By ?? Value)(row);
}
