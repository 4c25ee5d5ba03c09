using Entente.Domain.Organization;
using Entente.Web.Platform;

namespace Entente.Web.Features.Organization;

/// <summary>The people of the company by name, address or title and by unit, a page at a time.</summary>
public sealed class FindPeople
{
    public const int PageSize = 50;

    /// <summary>One page.</summary>
    public sealed record Page(IReadOnlyList<Person> People, int Total);

    public Page Read(string? text, string? unit, int number, Actor actor)
    {
        var found = unit is { Length: > 0 } && actor.Directory.Unit(unit) is { } inside
            ? actor.Directory.MembersOf(inside.Id, actor.Today)
            : actor.Directory.People.Where(person => person.RemovedAt is null);
        if (!string.IsNullOrWhiteSpace(text))
            found = found.Where(person => new[] { person.Email, person.Name, person.EnglishName, person.Title, person.EnglishTitle }.Any(word => word?.Contains(text.Trim(), StringComparison.OrdinalIgnoreCase) is true));
        var all = found.ToList();
        return new Page([.. all.Skip(Math.Max(0, number) * PageSize).Take(PageSize)], all.Count);
    }
}
