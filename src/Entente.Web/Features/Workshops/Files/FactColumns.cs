using Entente.Domain.Workshops;
using Entente.Web.Platform.Sheets;

namespace Entente.Web.Features.Workshops.Files;

/// <summary>The sheet of facts as a file: its columns, and a file to begin with.</summary>
public static class FactColumns
{
    public const string Sheet = "Facts";

    public static IReadOnlyList<SheetColumns> All { get; } = [new(Sheet, ["area", "indicator", "value", "lastYear", "source", "trend"], ["area", "indicator", "value", "source"])];

    /// <summary>What may stand for an area; in both languages, for people fill it in.</summary>
    public static IReadOnlyDictionary<string, FactArea> Areas { get; } = new Dictionary<string, FactArea>(StringComparer.OrdinalIgnoreCase)
    {
        ["customers"] = FactArea.Customers,
        ["people"] = FactArea.People,
        ["operations"] = FactArea.Operations,
        ["finance"] = FactArea.Finance,
        ["market"] = FactArea.Market,
        ["客户"] = FactArea.Customers,
        ["人员"] = FactArea.People,
        ["运营"] = FactArea.Operations,
        ["财务"] = FactArea.Finance,
        ["市场"] = FactArea.Market,
    };

    public static IReadOnlyDictionary<string, FactTrend> Trends { get; } = new Dictionary<string, FactTrend>(StringComparer.OrdinalIgnoreCase)
    {
        ["better"] = FactTrend.Better,
        ["level"] = FactTrend.Level,
        ["worse"] = FactTrend.Worse,
        ["变好"] = FactTrend.Better,
        ["持平"] = FactTrend.Level,
        ["变差"] = FactTrend.Worse,
    };

    public static IReadOnlyList<SheetTable> Template { get; } =
    [
        new SheetTable(Sheet, All[0].Columns, [["客户", "一次修好率", "86%", "89%", "工单系统", "变差"], ["market", "本市新车上牌量", "4.1 万辆", "4.4 万辆", "车管所月报", "worse"]]),
        new SheetTable("Notes", ["column", "说明", "note"],
        [
            ["*", "先检查，再导入；有一行错误就什么都不改。同一领域的同名指标会被更新。", "Check first, then import; one bad row and nothing is changed. An indicator that the area has already is updated."],
            ["area", "客户、人员、运营、财务、市场，或英文。", "customers, people, operations, finance or market."],
            ["value, lastYear", "连同单位照写，例如 86%、2.1 天；去年可以留空。", "As it is written, with its unit; last year may stay empty."],
            ["trend", "变好、持平、变差；留空就是持平。", "better, level or worse; empty for level."],
        ]),
    ];
}
