using Entente.Web.Platform.Sheets;

namespace Entente.Web.Features.Goals.Files;

/// <summary>A file of goals to begin with: every sheet with an example row, and notes in both languages.</summary>
public static class GoalTemplate
{
    private static readonly string[][] Goals = [["A1", "finance", "费用报销三个工作日内到账", "Expense claims paid within three working days", "外勤人员垫付压力大。", "", "2026-Q4", "sales", "no", "", "", "", "", "", "", ""]];

    private static readonly string[][] Criteria =
    [
        ["A1", "1", "按期到账的比例", "Share paid in time", "%", "atLeast", "98", "", "2026-12-31", "70", "销售部", "付款流水", "", "", "", "", "", ""],
        ["A1", "2", "退回补件的次数", "Claims sent back", "次", "atMost", "5", "", "", "30", "销售部", "报销台账", "", "", "", "", "", ""],
    ];

    private static readonly string[][] Steps = [["A1", "1", "公布单据清单", "报销会计", "2026-10-10"]];

    private static readonly string[][] Notes =
    [
        ["*", "*", "先检查，再导入；有一行错误就什么都不改；同一文件再次导入不会改变任何内容。", "Check first, then import; one bad row and nothing is changed; the same file again changes nothing."],
        ["*", "*", "导入的目标是草稿，签署照常进行；已签的目标被改动时，要等各方重新签署才生效。", "A file writes drafts, which are signed as always; a change of what is signed waits for all signatures again."],
        ["Goals", "key", "自己起的编号，供“Criteria”和“Steps”两张表对应；导出的文件里是目标的标识，请勿改动。", "A mark of your own that the other sheets refer to; in an exported file the identity of the goal, which stays as it is."],
        ["Goals", "serves", "服务对象的部门编码，用空格分开。", "Codes of the units it serves, separated by spaces."],
        ["Goals", "servesSuperior", "是否服务上级：yes 或 no。", "Whether it serves the superior: yes or no."],
        ["Goals", "supports", "可以留空；写成 need:标识、goal:标识 或 companyGoal:标识，用空格分开。", "May be empty; need:identity, goal:identity or companyGoal:identity, separated by spaces."],
        ["Goals", "period", "如 2026、2026-H1、2026-Q4、2026-07。", "Such as 2026, 2026-H1, 2026-Q4, 2026-07."],
        ["Criteria", "comparison", "atLeast（至少）、atMost（不超过）、between（介于）、yesNo（是或否）、dateBy（不晚于期限）。", "atLeast, atMost, between, yesNo or dateBy."],
        ["Criteria", "weight", "同一目标的权重合计 100。", "The weights of a goal add to 100."],
        ["Criteria", "deadline", "写成 2026-12-31，须在周期内；留空就是周期的最后一天。", "Written 2026-12-31, inside the period; empty for its last day."],
        ["*", "state, outcome, share, daysLate, jointlySet, verdict", "由系统算出，导入时不读。", "Computed by the program; not read."],
    ];

    public static IReadOnlyList<SheetTable> Tables { get; } =
    [
        .. GoalColumns.All.Zip(new[] { Goals, Criteria, Steps }, (sheet, rows) => new SheetTable(sheet.Sheet, sheet.Columns, rows)),
        new SheetTable("Notes", ["sheet", "column", "说明", "note"], Notes),
    ];
}
