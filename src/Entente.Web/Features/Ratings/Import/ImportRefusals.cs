using Entente.Domain.Kernel;

namespace Entente.Web.Features.Ratings.Import;

/// <summary>The file lacks columns that are needed.</summary>
public sealed record ColumnsMissing(string Names) : Refusal(RefusalKind.Unprocessable, "import.columns-missing")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Names];
}

/// <summary>No such rater.</summary>
public sealed record RaterUnknown(string Email) : Refusal(RefusalKind.NotFound, "import.rater-unknown")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Email];
}

/// <summary>The row names another scale than the service has.</summary>
public sealed record OtherScale(string Given, int Scale) : Refusal(RefusalKind.Unprocessable, "import.other-scale")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Given, Scale];
}

/// <summary>The time cannot be read.</summary>
public sealed record TimeInvalid(string Text) : Refusal(RefusalKind.Unprocessable, "import.time-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Text];
}

/// <summary>The row lies outside the period that was asked for.</summary>
public sealed record OutsidePeriod(string Text, Period Period) : Refusal(RefusalKind.Unprocessable, "import.outside-period")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Text, Period];
}

/// <summary>The value cannot be read.</summary>
public sealed record ValueInvalid(string Text, int Scale) : Refusal(RefusalKind.Unprocessable, "import.value-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Text, Scale];
}
