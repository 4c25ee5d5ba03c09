namespace Entente.Web.Platform.Messages;

/// <summary>
/// Something that the chat group of a unit is told, written in the transaction of what it tells. What stands here is read by whoever is in
/// that group: it is the same for all of them, names nobody, and holds nothing that is sealed. It goes when it was decided by which ways
/// it goes out.
/// </summary>
public sealed class GroupNotice
{
    public required Guid Id { get; init; }

    public required Guid UnitId { get; init; }

    public required string Chinese { get; init; }

    public required string English { get; init; }

    /// <summary>The path of the page where it is dealt with, the same for everybody; who opens it signs in.</summary>
    public required string Href { get; init; }

    public required DateTimeOffset At { get; init; }

    public Bilingual Text => new(Chinese, English);
}
