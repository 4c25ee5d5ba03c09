namespace Entente.Web.Features.Bots.Taps;

/// <summary>A tap that was heard. Whoever plays it again says nothing new; after a few minutes it would be too old anyway, and is forgotten.</summary>
public sealed class ChatTap
{
    public const int MaxLength = 64;

    /// <summary>The hash of platform and identity: how the platform names it is nobody's business.</summary>
    public required string Id { get; init; }

    public required DateTimeOffset At { get; init; }
}
