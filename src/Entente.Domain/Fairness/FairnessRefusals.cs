using Entente.Domain.Kernel;

namespace Entente.Domain.Fairness;

/// <summary>No such sign.</summary>
public sealed record SignUnknown() : Refusal(RefusalKind.NotFound, "sign.unknown");

/// <summary>What came of a sign is said in words.</summary>
public sealed record SignNoteMissing() : Refusal(RefusalKind.Unprocessable, "sign.note-missing")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Sign.MaxNoteLength];

    /// <inheritdoc/>
    public override string Field => "note";
}

/// <summary>A sign is settled by somebody who has no part in it.</summary>
public sealed record SignIsYourOwn() : Refusal(RefusalKind.Forbidden, "sign.is-your-own");
