using System.Reflection;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Entente.Domain.Kernel;
using Entente.Scoring;
using Assembly = System.Reflection.Assembly;
using EntenteClient = Entente.Client.EntenteClient;
using Type = System.Type;

namespace Entente.Web.Tests.Architecture;

/// <summary>The compiled program, with what every type uses, lambdas and iterators included.</summary>
internal static class Model
{
    private static readonly Lazy<ArchUnitNET.Domain.Architecture> Loaded = new(() => new ArchLoader().LoadAssemblies(Scoring, Domain, Web).Build());

    public static Assembly Scoring { get; } = typeof(Wilson).Assembly;

    public static Assembly Domain { get; } = typeof(Period).Assembly;

    public static Assembly Client { get; } = typeof(EntenteClient).Assembly;

    public static Assembly Web { get; } = typeof(Host).Assembly;

    /// <summary>Each use of a forbidden type by a type of a namespace or below, as a sentence.</summary>
    public static IEnumerable<string> Uses(string userNamespace, Func<IType, bool> forbidden) =>
        Loaded.Value.Types
            .Where(type => IsIn(type, userNamespace))
            .SelectMany(type => type.Dependencies.Where(use => forbidden(use.Target)).Select(use => $"{type.FullName} uses {use.Target.FullName}"))
            .Distinct().Order(StringComparer.Ordinal);

    public static bool IsIn(IType type, string name) => type.Namespace is { } space && (space.FullName == name || space.FullName.StartsWith(name + ".", StringComparison.Ordinal));

    /// <summary>The names directly below a namespace, such as the features below <c>Entente.Web.Features</c>.</summary>
    public static IReadOnlyList<string> NamesBelow(Assembly assembly, string name) =>
    [
        .. assembly.GetTypes().Select(type => type.Namespace ?? "").Where(space => space.StartsWith(name + ".", StringComparison.Ordinal))
            .Select(space => space[(name.Length + 1)..].Split('.')[0]).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>Every method and constructor that a type itself declares.</summary>
    public static IEnumerable<MethodInfo> Methods(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly);

    /// <summary>Fails with all violations at once.</summary>
    public static void None(IEnumerable<string> violations, string rule)
    {
        var all = violations.ToList();
        if (all.Count > 0)
            Assert.Fail($"{rule}{Environment.NewLine}{string.Join(Environment.NewLine, all)}");
    }
}
