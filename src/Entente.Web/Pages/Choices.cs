using Entente.Domain.Chain;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Domain.Scorecards;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Pages;

/// <summary>What the fields of filters offer.</summary>
internal static class Choices
{
    /// <summary>Units that stand, in the order of the tree, each indented below the one it is part of.</summary>
    public static IReadOnlyList<(string Value, string Words)> Units(Actor actor, Func<Unit, bool>? where = null) =>
    [
        .. (actor.Directory.Root is { } root ? actor.Directory.Subtree(root.Id) : []).Where(unit => unit.DissolvedOn is null && where?.Invoke(unit) is not false)
            .Select(unit => (unit.Code, new string('　', actor.Directory.PathTo(unit.Id).Count - 1) + Localized.Name(unit))),
    ];

    /// <summary>The verdicts, the worst first.</summary>
    public static IReadOnlyList<(string Value, string Words)> Verdicts(IStringLocalizer<Texts> texts) =>
        [.. Enum.GetValues<Verdict>().OrderDescending().Select(verdict => (verdict.ToString().ToLowerInvariant(), texts[$"Verdict.{verdict}"].Value))];

    public static IReadOnlyList<(string Value, string Words)> Modes(IStringLocalizer<Texts> texts) => Of<RatingMode>(texts, "Mode");

    public static IReadOnlyList<(string Value, string Words)> Causes(IStringLocalizer<Texts> texts) => Of<Cause>(texts, "Cause");

    public static IReadOnlyList<(string Value, string Words)> Roles(IStringLocalizer<Texts> texts) => Of<Role>(texts, "Role");

    private static IReadOnlyList<(string Value, string Words)> Of<T>(IStringLocalizer<Texts> texts, string prefix)
        where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(value => (value.ToString().ToLowerInvariant(), texts[$"{prefix}.{value}"].Value))];
}
