namespace Entente.Web.Features.Bots.Org;

/// <summary>A company as a chat platform knows it, as far as our app may see.</summary>
/// <param name="Units">Its departments, in no order.</param>
/// <param name="People">Its members, each once.</param>
public sealed record OrgTree(IReadOnlyList<OrgTree.Unit> Units, IReadOnlyList<OrgTree.Person> People)
{
    /// <param name="Id">How the platform calls it.</param>
    /// <param name="ParentId">The one above it; null for the company itself.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Leaders">Who leads it, by their identities there.</param>
    public sealed record Unit(string Id, string? ParentId, string Name, IReadOnlyList<string> Leaders);

    /// <param name="UserId">Who they are there.</param>
    /// <param name="Name">Their name.</param>
    /// <param name="Email">Their address; null where the platform does not say it.</param>
    /// <param name="Title">What they do; null where nobody said.</param>
    /// <param name="Units">Where they belong, the first first.</param>
    public sealed record Person(string UserId, string Name, string? Email, string? Title, IReadOnlyList<string> Units);
}
