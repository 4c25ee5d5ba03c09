using Entente.Domain.Kernel;

namespace Entente.Web.Features.Administration;

/// <summary>The file is no workbook that can be read.</summary>
public sealed record NotAWorkbook() : Refusal(RefusalKind.Unprocessable, "import.not-a-workbook");

/// <summary>The workbook has none of the sheets.</summary>
public sealed record SheetsMissing() : Refusal(RefusalKind.Unprocessable, "import.sheets-missing")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [string.Join(", ", OrganizationBook.Sheets.Select(sheet => sheet.Sheet))];
}

/// <summary>A cell that is needed is empty.</summary>
public sealed record CellMissing() : Refusal(RefusalKind.Unprocessable, "import.cell-missing");

/// <summary>A cell cannot be read.</summary>
public sealed record CellInvalid(string Text, string Wanted) : Refusal(RefusalKind.Unprocessable, "import.cell-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Text, Wanted];
}

/// <summary>The same thing stands twice in the file.</summary>
public sealed record RowRepeated(string Text) : Refusal(RefusalKind.Conflict, "import.row-repeated")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Text];
}
