namespace Entente.Domain.Ratings.Releases;

/// <summary>What somebody wrote in a batch: tied to the batch, and neither to an answer nor to another comment.</summary>
public sealed class ReleasedComment
{
    private ReleasedComment()
    {
    }

    /// <summary>Its identity: random, and with it the order in which comments are shown.</summary>
    public Guid Id { get; private init; }

    /// <summary>The batch it left with.</summary>
    public Guid BatchId { get; private init; }

    /// <summary>The words.</summary>
    public string Text { get; private init; } = "";

    /// <summary>A comment of a batch.</summary>
    public static ReleasedComment Keep(Guid id, Guid batch, string text) => new() { Id = id, BatchId = batch, Text = text };
}
