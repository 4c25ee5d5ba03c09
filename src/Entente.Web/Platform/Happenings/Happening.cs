namespace Entente.Web.Platform.Happenings;

/// <summary>
/// Something that happened and that other programs may want to hear of. It is written in the transaction of what it tells, so that it is
/// told exactly when it is true; what becomes of it is decided afterwards. Whatever nobody wants is taken away again.
/// </summary>
public sealed class Happening
{
    /// <summary>Names it towards receivers, however often it is sent.</summary>
    public required Guid Id { get; init; }

    /// <summary>One of <see cref="Domain.Integrations.EventKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>What it happened to: its path below the API.</summary>
    public required string Subject { get; init; }

    /// <summary>The facts, as JSON.</summary>
    public required string Data { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Not to be told before. Later than <see cref="At"/> where the minute would tell who.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>True when it was decided who gets it.</summary>
    public bool IsRouted { get; set; }
}
