using Entente.Domain.Organization;

namespace Entente.Web.Features.Demo;

/// <summary>An invented person. <paramref name="Since"/> is read by <see cref="ExampleDates"/> and holds for every unit they belong to.</summary>
public sealed record ExamplePerson(
    string Email, string Name, string EnglishName, string Title, string EnglishTitle, string Unit, string Since, IReadOnlyList<string>? AlsoIn, Role? Role);
