namespace Entente.Web.Platform.Retention;

/// <summary>Something that is taken away when it has been kept for so long; the company says how long.</summary>
/// <param name="Name">What it is called in the database and in the texts, as <c>Keep.Name</c>; never changed once released.</param>
/// <param name="Days">For how many days it is kept where nobody said otherwise.</param>
/// <param name="Least">For how many it is kept at least: what still works needs it.</param>
/// <param name="Forget">Takes away what is older than an instant, and answers how much it was. Doing it again takes away nothing more.</param>
public sealed record RetentionRule(string Name, int Days, int Least, Func<IServiceProvider, DateTimeOffset, CancellationToken, Task<int>> Forget)
{
    /// <summary>The longest that may be asked for: some thirty years.</summary>
    public const int Most = 11_000;
}
