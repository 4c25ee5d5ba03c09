using Entente.Domain.Kernel;

namespace Entente.Web.Platform.Sheets;

/// <summary>The file is nothing that can be read here.</summary>
/// <param name="Name">The file.</param>
public sealed record FileTypeUnknown(string Name) : Refusal(RefusalKind.Unprocessable, "import.file-type")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Name];
}

/// <summary>The file has a password, or is of the old format.</summary>
public sealed record FileLocked() : Refusal(RefusalKind.Unprocessable, "import.file-locked");

/// <summary>The file is not what its name says.</summary>
public sealed record FileDamaged() : Refusal(RefusalKind.Unprocessable, "import.file-damaged");

/// <summary>The file is larger than can be taken in at once.</summary>
/// <param name="Rows">The most rows.</param>
/// <param name="Megabytes">The most megabytes.</param>
public sealed record FileTooLarge(int Rows, int Megabytes) : Refusal(RefusalKind.Unprocessable, "import.file-too-large")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Rows, Megabytes];
}

/// <summary>No sheet is one that is known.</summary>
public sealed record SheetMissing() : Refusal(RefusalKind.Unprocessable, "import.sheet-missing");

/// <summary>A column nobody knows.</summary>
/// <param name="Text">What stands there.</param>
/// <param name="Known">What may stand there.</param>
public sealed record HeaderUnknown(string Text, string Known) : Refusal(RefusalKind.Unprocessable, "import.header-unknown")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Text, Known];
}

/// <summary>A column that is needed is not there.</summary>
/// <param name="Column">Which.</param>
public sealed record HeaderMissing(string Column) : Refusal(RefusalKind.Unprocessable, "import.header-missing")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Column];
}

/// <summary>A column stands twice.</summary>
/// <param name="Column">Which.</param>
public sealed record HeaderTwice(string Column) : Refusal(RefusalKind.Unprocessable, "import.header-twice")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Column];
}

/// <summary>A cell that is needed is empty.</summary>
/// <param name="Column">Which.</param>
public sealed record CellMissing(string Column) : Refusal(RefusalKind.Unprocessable, "import.cell-missing")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Column];
}

/// <summary>A formula instead of a value.</summary>
public sealed record CellIsFormula() : Refusal(RefusalKind.Unprocessable, "import.cell-formula");

/// <summary>Not a day.</summary>
/// <param name="Text">What stands there.</param>
public sealed record CellNotDay(string Text) : Refusal(RefusalKind.Unprocessable, "import.cell-date")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Text];
}

/// <summary>Not a number.</summary>
/// <param name="Text">What stands there.</param>
public sealed record CellNotNumber(string Text) : Refusal(RefusalKind.Unprocessable, "import.cell-number")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Text];
}

/// <summary>None of what may stand there.</summary>
/// <param name="Text">What stands there.</param>
/// <param name="Choices">What may stand there.</param>
public sealed record CellNotChoice(string Text, string Choices) : Refusal(RefusalKind.Unprocessable, "import.cell-choice")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Text, Choices];
}

/// <summary>Two rows say the same.</summary>
/// <param name="Row">The first one.</param>
public sealed record RowTwice(int Row) : Refusal(RefusalKind.Unprocessable, "import.row-twice")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Row];
}

/// <summary>What never changes would change.</summary>
/// <param name="Column">What.</param>
/// <param name="Is">What it is.</param>
public sealed record FixedOnceMade(string Column, string Is) : Refusal(RefusalKind.Unprocessable, "import.fixed-once-made")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Column, Is];
}
