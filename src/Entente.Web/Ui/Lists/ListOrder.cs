using System.Globalization;

namespace Entente.Web.Ui.Lists;

/// <summary>How values of a column follow each other: names as the reader's language orders them, numbers by size, nothing before everything.</summary>
internal sealed class ListOrder : IComparer<object?>
{
    public static ListOrder Instance { get; } = new();

    public int Compare(object? x, object? y) => (x, y) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string a, string b) => string.Compare(a, b, CultureInfo.CurrentCulture, CompareOptions.IgnoreCase | CompareOptions.IgnoreWidth),
        (IComparable a, IComparable b) when a.GetType() == b.GetType() => a.CompareTo(b),
        _ => throw new InvalidOperationException("A column orders by values of one type."),
    };
}
