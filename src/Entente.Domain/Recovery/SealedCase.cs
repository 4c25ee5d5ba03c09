namespace Entente.Domain.Recovery;

/// <summary>What ties the case of a sealed bad to its rating and its batch. Who rated is in neither: only the rating's envelope tells, to whoever has the key.</summary>
public sealed class SealedCase
{
    private SealedCase()
    {
    }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private init; }

    /// <summary>The sealed rating.</summary>
    public Guid RatingId { get; private init; }

    /// <summary>The batch it left with; null while it was told and not released yet.</summary>
    public Guid? BatchId { get; private set; }

    /// <summary>Ties them.</summary>
    public static SealedCase Tie(Guid caseId, Guid rating, Guid? batch) => new() { CaseId = caseId, RatingId = rating, BatchId = batch };

    /// <summary>The rating left with a batch after it was told.</summary>
    public void Release(Guid batch) => BatchId ??= batch;
}
