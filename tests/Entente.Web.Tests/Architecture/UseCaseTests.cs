using System.Reflection;

namespace Entente.Web.Tests.Architecture;

/// <summary>The shape of use cases and queries: rule 6 of ARCHITECTURE.md.</summary>
public sealed class UseCaseTests
{
    private static readonly IReadOnlyList<Type> UseCases =
    [
        .. Model.Web.GetTypes().Where(type => type.Namespace?.StartsWith("Entente.Web.Features.", StringComparison.Ordinal) is true && type is { IsClass: true, IsNested: false })
            .Where(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Any(method => method.Name is "Run" or "Read")),
    ];

    [Fact]
    public void A_use_case_or_query_is_sealed_and_has_one_public_method() =>
        Model.None(
            from type in UseCases
            let methods = type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(method => !method.IsSpecialName).ToList()
            where !type.IsSealed || methods.Count != 1
            select $"{type.FullName}: {(type.IsSealed ? "" : "not sealed; ")}{string.Join(", ", methods.Select(method => method.Name))}",
            "A use case is sealed and has one public method, Run; a query one, Read:");

    [Fact]
    public void A_request_is_public_with_properties_so_that_it_is_validated() =>
        Model.None(
            from type in Model.Web.GetTypes()
            where type.Name == "Request" && type.IsNested && UseCases.Contains(type.DeclaringType!)
            where !type.IsNestedPublic || !type.GetConstructors().Any(constructor => constructor.GetParameters().Length == 0)
            select type.FullName!,
            ".NET 10 validates requests only when they are public and written with properties:");
}
