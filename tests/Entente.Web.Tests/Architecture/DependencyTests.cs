using Entente.Web.Data;
using Microsoft.AspNetCore.Components;

namespace Entente.Web.Tests.Architecture;

/// <summary>Who may know whom: rules 1 to 5 of ARCHITECTURE.md.</summary>
public sealed class DependencyTests
{
    private const string Features = "Entente.Web.Features";

    /// <summary>Each may know those before it.</summary>
    private static readonly string[] DomainOrder =
    [
        "Kernel", "Calendar", "Messages", "Integrations", "Organization", "Chain", "Ratings", "Recovery", "Concerns", "Needs", "Dialogues", "Goals", "Workshops", "Cadences", "Readiness", "Scorecards", "Fairness", "Appraisals",
    ];

    [Fact]
    public void The_rules_reference_the_base_library_alone()
    {
        var references = new[] { Model.Scoring, Model.Domain }.SelectMany(assembly => assembly.GetReferencedAssemblies().Select(name => name.Name!));
        Model.None(references.Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && name != "Entente.Scoring"), "Scoring and Domain reference only System.*:");
    }

    [Fact]
    public void The_client_knows_the_api_by_its_document_alone() =>
        Model.None(Model.Client.GetReferencedAssemblies().Select(name => name.Name!).Where(name => !name.StartsWith("System.", StringComparison.Ordinal)), "Whoever references the client takes nothing else in:");

    [Fact]
    public void The_rules_wait_for_nothing() =>
        Model.None(
            from type in Model.Scoring.GetTypes().Concat(Model.Domain.GetTypes())
            from method in Model.Methods(type)
            where method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType).Any(IsAsynchronous)
            select $"{type.FullName}.{method.Name}",
            "No Task in the signatures of Scoring and Domain:");

    [Fact]
    public void Every_area_of_the_domain_has_its_place_in_the_order() =>
        Assert.Empty(Model.NamesBelow(Model.Domain, "Entente.Domain").Except(DomainOrder));

    [Fact]
    public void An_area_of_the_domain_knows_only_those_before_it() =>
        Model.None(
            DomainOrder.SelectMany((area, place) => Model.Uses($"Entente.Domain.{area}", used => DomainOrder.Skip(place + 1).Any(later => Model.IsIn(used, $"Entente.Domain.{later}")))),
            "A later area of the domain may know an earlier one, never the other way:");

    [Fact]
    public void A_feature_never_uses_another() =>
        Model.None(
            Model.NamesBelow(Model.Web, Features).SelectMany(feature =>
                Model.Uses($"{Features}.{feature}", used => Model.IsIn(used, Features) && !Model.IsIn(used, $"{Features}.{feature}"))),
            "A feature reads domain entities through EntenteDb instead of using another feature:");

    [Fact]
    public void Nothing_uses_the_pages_that_stand_above_features() =>
        Model.None(
            Model.Uses("Entente.Web", used => Model.IsIn(used, "Entente.Web.Pages")).Where(use => !use.StartsWith("Entente.Web.Pages.", StringComparison.Ordinal) && !use.StartsWith("Entente.Web.Host", StringComparison.Ordinal)),
            "A page that shows several features side by side is used by none of them:");

    [Theory]
    [InlineData("Entente.Web.Platform")]
    [InlineData("Entente.Web.Ui")]
    [InlineData("Entente.Web.Data")]
    public void What_features_stand_on_knows_no_feature(string name) =>
        Model.None(
            Model.Uses(name, used => Model.IsIn(used, Features)).Where(use => !use.StartsWith("Entente.Web.Data.Migrations.", StringComparison.Ordinal)),
            $"{name} knows no feature:");

    [Fact]
    public void Only_data_touches_the_providers_of_databases() =>
        Model.None(
            Model.Uses("Entente.Web", used => used.Namespace is { } space && IsProvider(space.FullName)).Where(use => !use.StartsWith("Entente.Web.Data.", StringComparison.Ordinal)),
            "Only Data touches the namespaces of database providers:");

    [Fact]
    public void Components_reach_the_database_through_use_cases_and_queries()
    {
        var components = Model.Web.GetTypes().Where(type => type.IsAssignableTo(typeof(IComponent))).Select(type => type.FullName!).ToHashSet(StringComparer.Ordinal);
        Model.None(
            Model.Uses("Entente.Web", used => Model.IsIn(used, "Microsoft.EntityFrameworkCore") || used.FullName == typeof(EntenteDb).FullName || Model.IsIn(used, "System.Net.Http"))
                .Where(use => components.Contains(use.Split(' ')[0].Split('+')[0])),
            "Components use neither the DbContext nor HTTP to ourselves:");
    }

    private static bool IsProvider(string name) =>
        name.StartsWith("Npgsql", StringComparison.Ordinal) || name.StartsWith("Microsoft.Data.Sqlite", StringComparison.Ordinal)
        || name.StartsWith("Microsoft.EntityFrameworkCore.Sqlite", StringComparison.Ordinal);

    private static bool IsAsynchronous(Type type) =>
        type.Namespace is "System.Threading.Tasks" || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>));
}
