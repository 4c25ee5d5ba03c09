using Entente.Domain.Kernel;

namespace Entente.Domain.Goals;

/// <summary>No such file.</summary>
public sealed record EvidenceUnknown() : Refusal(RefusalKind.NotFound, "evidence.unknown");

/// <summary>Larger than a file may be.</summary>
public sealed record EvidenceTooLarge() : Refusal(RefusalKind.Unprocessable, "evidence.too-large")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [EvidenceFile.MostBytes / 1024 / 1024];

    /// <inheritdoc/>
    public override string Field => "file";
}

/// <summary>Nothing in it.</summary>
public sealed record EvidenceEmpty() : Refusal(RefusalKind.Unprocessable, "evidence.empty")
{
    /// <inheritdoc/>
    public override string Field => "file";
}

/// <summary>More files than a goal can have.</summary>
public sealed record EvidenceTooMany() : Refusal(RefusalKind.Unprocessable, "evidence.too-many")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [EvidenceFile.MostFiles];

    /// <inheritdoc/>
    public override string Field => "file";
}

/// <summary>The ending is none that counts.</summary>
/// <param name="Endings">Those that do.</param>
public sealed record EvidenceTypeRefused(string Endings) : Refusal(RefusalKind.Unprocessable, "evidence.type-refused")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Endings];

    /// <inheritdoc/>
    public override string Field => "file";
}

/// <summary>Two endings in one name.</summary>
/// <param name="Name">The name.</param>
public sealed record EvidenceNameDoubtful(string Name) : Refusal(RefusalKind.Unprocessable, "evidence.name-doubtful")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Name];

    /// <inheritdoc/>
    public override string Field => "file";
}

/// <summary>The content is of another type than the name says.</summary>
/// <param name="Name">The name.</param>
public sealed record EvidenceNotWhatItClaims(string Name) : Refusal(RefusalKind.Unprocessable, "evidence.not-what-it-claims")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Name];

    /// <inheritdoc/>
    public override string Field => "file";
}
