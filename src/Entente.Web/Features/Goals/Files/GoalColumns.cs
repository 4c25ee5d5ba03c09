using Entente.Domain.Goals;
using Entente.Web.Platform.Sheets;

namespace Entente.Web.Features.Goals.Files;

/// <summary>The sheets of a file of goals: what it is read by and written by.</summary>
public static class GoalColumns
{
    public const string Goals = "Goals";
    public const string Criteria = "Criteria";
    public const string Steps = "Steps";

    /// <summary>Written for whoever looks at the file; what stands there is never taken in.</summary>
    public const string Facts = "Facts";

    /// <summary>Every sheet in the order in which it is taken in. What a file says of state and outcome is what was computed: it is not read.</summary>
    public static IReadOnlyList<SheetColumns> All { get; } =
    [
        new(Goals, ["key", "owner", "title", "englishTitle", "reason", "englishReason", "period", "serves", "servesSuperior", "supports", "state", "outcome", "share", "daysLate", "jointlySet", "verdict"], ["key", "owner", "title", "period"]),
        new(Criteria, ["goal", "number", "measure", "englishMeasure", "unit", "comparison", "target", "upper", "deadline", "weight", "measuredBy", "evidence", "commit", "reach", "stretch", "outcome", "share", "daysLate"], ["goal", "measure"]),
        new(Steps, ["goal", "number", "text", "owner", "day"], ["goal", "text"]),
    ];

    /// <summary>How a comparison may be written.</summary>
    public static IReadOnlyDictionary<string, Comparison> Comparisons { get; } = new Dictionary<string, Comparison>(StringComparer.OrdinalIgnoreCase)
    {
        ["atLeast"] = Comparison.AtLeast,
        ["atMost"] = Comparison.AtMost,
        ["between"] = Comparison.Between,
        ["yesNo"] = Comparison.YesNo,
        ["dateBy"] = Comparison.DateBy,
        [">="] = Comparison.AtLeast,
        ["≥"] = Comparison.AtLeast,
        ["<="] = Comparison.AtMost,
        ["≤"] = Comparison.AtMost,
        ["至少"] = Comparison.AtLeast,
        ["不超过"] = Comparison.AtMost,
        ["介于"] = Comparison.Between,
        ["是或否"] = Comparison.YesNo,
        ["不晚于期限"] = Comparison.DateBy,
    };

    /// <summary>How yes and no may be written.</summary>
    public static IReadOnlyDictionary<string, bool> Answers { get; } = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase) { ["yes"] = true, ["no"] = false, ["是"] = true, ["否"] = false };

    /// <summary>How what is supported is written: the kind, a colon, and the identity.</summary>
    public static IReadOnlyDictionary<string, SupportKind> Supports { get; } = new Dictionary<string, SupportKind>(StringComparer.OrdinalIgnoreCase)
    {
        ["need"] = SupportKind.Need,
        ["goal"] = SupportKind.Goal,
        ["companyGoal"] = SupportKind.CompanyGoal,
    };

    public static string NameOf<T>(IReadOnlyDictionary<string, T> names, T value) => names.First(pair => EqualityComparer<T>.Default.Equals(pair.Value, value)).Key;
}
