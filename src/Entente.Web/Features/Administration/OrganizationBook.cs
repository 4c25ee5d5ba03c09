using System.Globalization;
using MiniExcelLibs;

namespace Entente.Web.Features.Administration;

/// <summary>The sheets and columns of an organisation workbook: one place for template, import and export.</summary>
internal static class OrganizationBook
{
    public const string Units = "Units";
    public const string People = "People";
    public const string Services = "Services";
    public const string Links = "Links";
    public const string Expectations = "Expectations";

    public static IReadOnlyList<(string Sheet, string[] Columns, string[] Example)> Sheets { get; } =
    [
        (Units, ["code", "name", "englishName", "parent", "manager", "managerFrom"], ["finance", "财务部", "Finance", "company", "manager@company.example", "2026-01-01"]),
        (People, ["email", "name", "englishName", "title", "englishTitle", "home", "units", "roles"], ["manager@company.example", "姓名", "Name", "财务经理", "Finance manager", "finance", "", "HumanResources"]),
        (Services, ["code", "provider", "name", "englishName", "scale", "mode", "commentRequired"], ["expenses", "finance", "费用报销", "Expense claims", "2", "Open", "no"]),
        (Links, ["service", "customer", "from", "to"], ["expenses", "sales", "2026-01-01", ""]),
        (Expectations, ["service", "customer", "text", "englishText", "measure", "comparator", "target", "unit", "signedByProvider", "signedByCustomer"],
            ["expenses", "sales", "单据齐全后三个工作日内到账。", "Paid within three working days of a complete claim.", "到账时间", "AtMost", "3", "工作日", "2026-01-02", "2026-01-03"]),
    ];

    /// <summary>The rows of a workbook by sheet; null where it is no workbook that can be read.</summary>
    public static Dictionary<string, List<SheetRow>>? Read(Stream file)
    {
        try
        {
            var names = file.GetSheetNames();
            return Sheets.Select(sheet => sheet.Sheet).Where(sheet => names.Contains(sheet, StringComparer.OrdinalIgnoreCase))
                .ToDictionary(sheet => sheet, sheet => RowsOf(file, names.First(name => name.Equals(sheet, StringComparison.OrdinalIgnoreCase)), sheet), StringComparer.Ordinal);
        }
        catch (Exception fault) when (fault is InvalidDataException or System.Xml.XmlException or FormatException or InvalidOperationException or ArgumentException or NullReferenceException)
        {
            return null;
        }
    }

    /// <summary>A workbook with the headers and one example row a sheet.</summary>
    public static void WriteTemplate(Stream target) =>
        target.SaveAs(Sheets.ToDictionary(
            sheet => sheet.Sheet,
            sheet => (object)new[] { sheet.Columns.Zip(sheet.Example).ToDictionary(pair => pair.First, pair => (object)pair.Second, StringComparer.Ordinal) },
            StringComparer.Ordinal));

    private static List<SheetRow> RowsOf(Stream file, string name, string sheet)
    {
        var rows = new List<SheetRow>();
        var number = 1;
        foreach (IDictionary<string, object?> cells in file.Query(useHeaderRow: true, sheetName: name).Cast<IDictionary<string, object?>>())
        {
            number++;
            var texts = cells.Where(cell => cell.Value is not null).ToDictionary(cell => cell.Key.Trim(), cell => TextOf(cell.Value!), StringComparer.OrdinalIgnoreCase);
            if (texts.Values.Any(text => text.Trim().Length > 0))
                rows.Add(new SheetRow(sheet, number, texts));
        }

        return rows;
    }

    private static string TextOf(object value) => value switch
    {
        DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
