namespace Entente.Domain.Kernel;

/// <summary>It changed since the asker looked; they see what changed and try again.</summary>
public sealed record ChangedUnderYou() : Refusal(RefusalKind.Stale, "changed-under-you");

/// <summary>The asker may not do this here.</summary>
public sealed record NotAllowed() : Refusal(RefusalKind.Forbidden, "not-allowed");

/// <summary>A name is missing or too long.</summary>
/// <param name="FieldName">Which field.</param>
public sealed record NameInvalid(string FieldName) : Refusal(RefusalKind.Unprocessable, "name-invalid")
{
    /// <summary>The longest name of anything, in characters.</summary>
    public const int MaxLength = 120;

    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [MaxLength];

    /// <inheritdoc/>
    public override string Field => FieldName;

    /// <summary>The refusal for a text that cannot be a name; null when it can.</summary>
    public static NameInvalid? Check(string? name, string field) =>
        string.IsNullOrWhiteSpace(name) || name.Length > MaxLength || name.Any(IsUnseen) ? new NameInvalid(field) : null;

    // Marks that turn the direction of whatever stands after a name on the same line are as unwelcome as line breaks.
    private static bool IsUnseen(char c) => char.IsControl(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>The same for a name that may be missing.</summary>
    public static NameInvalid? CheckOptional(string? name, string field) => string.IsNullOrWhiteSpace(name) ? null : Check(name, field);
}

/// <summary>A code has characters that codes do not have, see <see cref="Code"/>.</summary>
/// <param name="Text">What was given.</param>
public sealed record CodeInvalid(string Text) : Refusal(RefusalKind.Unprocessable, "code-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Text];

    /// <inheritdoc/>
    public override string Field => "code";
}

/// <summary>Another thing of the same sort already has the code.</summary>
/// <param name="Text">The code.</param>
public sealed record CodeTaken(string Text) : Refusal(RefusalKind.Conflict, "code-taken")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Text];

    /// <inheritdoc/>
    public override string Field => "code";
}

/// <summary>A list is too long for one file; its filters narrow it.</summary>
/// <param name="Rows">How many rows there are.</param>
/// <param name="Most">How many a file takes.</param>
public sealed record ListTooLong(int Rows, int Most) : Refusal(RefusalKind.Unprocessable, "list-too-long")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Rows, Most];
}

/// <summary>A day has a year that nobody means.</summary>
/// <param name="Day">The day.</param>
/// <param name="FieldName">The field that gave it.</param>
public sealed record DayImplausible(DateOnly Day, string FieldName) : Refusal(RefusalKind.Unprocessable, "day-implausible")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Day];

    /// <inheritdoc/>
    public override string Field => FieldName;
}
