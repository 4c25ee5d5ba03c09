using System.Buffers.Text;
using System.Text;
using Entente.Domain.Kernel;

namespace Entente.Web.Platform.Api;

/// <summary>One page of a list.</summary>
/// <param name="Items">What stands on it.</param>
/// <param name="Next">What to give as <c>after</c> for the next one; null on the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next)
{
    private const int Usual = 100;
    private const int Most = 500;

    /// <summary>The page of an ordered list after a cursor; each item has a key that grows along the list.</summary>
    public static Outcome<Page<T>> Of(IEnumerable<T> ordered, Func<T, string> key, string? after, int? limit)
    {
        var size = Math.Clamp(limit ?? Usual, 1, Most);
        var rest = ordered;
        if (after is not null)
        {
            if (!Base64Url.IsValid(after))
                return new CursorInvalid();
            var last = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(after));
            rest = ordered.Where(item => string.CompareOrdinal(key(item), last) > 0);
        }

        var items = rest.Take(size + 1).ToList();
        return items.Count > size
            ? new Page<T>(items[..size], Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key(items[size - 1]))))
            : new Page<T>(items, null);
    }
}
