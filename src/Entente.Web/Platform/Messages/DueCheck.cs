namespace Entente.Web.Platform.Messages;

/// <summary>A person for whom something may have begun to wait; whether it did is looked up a moment later.</summary>
public sealed class DueCheck
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }
}
