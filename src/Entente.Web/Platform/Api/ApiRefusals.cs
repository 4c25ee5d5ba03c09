using Entente.Domain.Kernel;

namespace Entente.Web.Platform.Api;

/// <summary>The key is too long.</summary>
public sealed record IdempotencyKeyTooLong(int Longest) : Refusal(RefusalKind.Unprocessable, "api.idempotency-key-too-long")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Longest];
}

/// <summary>The same request is being answered just now.</summary>
public sealed record RequestInProgress() : Refusal(RefusalKind.Conflict, "api.request-in-progress");

/// <summary>The key came before with another request.</summary>
public sealed record IdempotencyKeyUsedDifferently() : Refusal(RefusalKind.Unprocessable, "api.idempotency-key-used-differently");

/// <summary>The cursor is not one that we gave.</summary>
public sealed record CursorInvalid() : Refusal(RefusalKind.Unprocessable, "api.cursor-invalid")
{
    /// <inheritdoc/>
    public override string Field => "after";
}

/// <summary>A row of a batch is no rating.</summary>
/// <param name="Path">Where in the row.</param>
public sealed record RowUnreadable(string Path) : Refusal(RefusalKind.Unprocessable, "api.row-unreadable")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Path];
}

/// <summary>Too many rows in one call.</summary>
public sealed record TooManyRows(int Most) : Refusal(RefusalKind.Unprocessable, "api.too-many-rows")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Most];
}

/// <summary>The content is no JSON from some row on; nothing was recorded.</summary>
public sealed record JsonMalformed(int Row) : Refusal(RefusalKind.Unprocessable, "api.json-malformed")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Row];
}
