namespace Entente.Client;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">What the list is of.</typeparam>
public interface IPage<out T>
{
    /// <summary>What stands on it.</summary>
    IReadOnlyList<T> Items { get; }

    /// <summary>What to give as <c>after</c> for the next one; null on the last.</summary>
    string? Next { get; }
}
