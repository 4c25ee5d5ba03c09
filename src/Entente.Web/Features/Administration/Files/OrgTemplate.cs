using Entente.Web.Platform.Sheets;

namespace Entente.Web.Features.Administration.Files;

/// <summary>An organisation file to begin with: every sheet with one example row, and notes in both languages.</summary>
public static class OrgTemplate
{
    private static readonly Dictionary<string, string[][]> Examples = new(StringComparer.Ordinal)
    {
        [OrgColumns.Units] = [["company", "示例公司", "Example company", "", "", ""], ["finance", "财务部", "Finance", "company", "manager@company.example", "2026-01-01"], ["sales", "销售部", "Sales", "company", "manager@company.example", "2026-01-01"]],
        [OrgColumns.People] = [["manager@company.example", "姓名", "Name", "财务经理", "Finance manager", "finance", "sales", ""]],
        [OrgColumns.Services] = [["expenses", "finance", "费用报销", "Expense claims", "2", "open", "no"]],
        [OrgColumns.Links] = [["expenses", "sales", "2026-01-01", ""]],
        [OrgColumns.Expectations] = [["expenses", "sales", "单据齐全后三个工作日内到账。", "Paid within three working days of a complete claim.", "到账时间", "atMost", "3", "工作日", "2026-01-02", "2026-01-03"]],
    };

    private static readonly string[][] Notes =
    [
        ["*", "*", "先检查，再导入；有一行错误就什么都不改；同一文件再次导入不会改变任何内容。", "Check first, then import; one bad row and nothing is changed; the same file again changes nothing."],
        ["*", "*", "导入只新增和修改，不结束、不删除；日期写成 2026-07-01。", "A file adds and changes, and never ends or removes; days are written 2026-07-01."],
        ["Units", "parent", "上级部门的编码；只有公司本身留空。", "Code of the unit it is part of; empty for the company alone."],
        ["Units", "manager, managerFrom", "负责人的邮箱和任职首日；前任在前一天结束。", "Mail address of the manager and their first day; the one in office ends the day before."],
        ["People", "home, units", "所属部门的编码；另外所属的部门，用空格分开。", "Code of the home unit; further units, separated by spaces."],
        ["People", "roles", "hr、administrator、auditor，用空格分开；只有管理员可以授予。", "hr, administrator, auditor, separated by spaces; administrators alone may give them."],
        ["Services", "scale, mode", "2（满意或不满意）或 5（分）；open、sealed 或 ratersChoice。", "2 (good or bad) or 5 (points); open, sealed or ratersChoice."],
        ["Links", "from, to", "第一天和最后一天；没有结束就留空。", "First and last day; empty while it goes on."],
        ["Expectations", "comparator", "atLeast 或 atMost。", "atLeast or atMost."],
        ["Expectations", "signedByProvider, signedByCustomer", "双方签字的日期；没有签字就留空。", "The days on which each side signed; empty where it has not."],
    ];

    public static IReadOnlyList<SheetTable> Tables { get; } =
    [
        .. OrgColumns.All.Select(sheet => new SheetTable(sheet.Sheet, sheet.Columns, Examples[sheet.Sheet])),
        new SheetTable("Notes", ["sheet", "column", "说明", "note"], Notes),
    ];
}
