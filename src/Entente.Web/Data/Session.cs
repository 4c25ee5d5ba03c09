namespace Entente.Web.Data;

/// <summary>One browser in which somebody is signed in. It ends with its row, whatever cookie the browser still holds.</summary>
public sealed class Session
{
    public const int MaxAgentLength = 300;

    /// <summary>A session that nobody used for this long is over; the cookie lives as long.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required SessionMethod Method { get; set; }

    public required DateTimeOffset BegunAt { get; init; }

    /// <summary>When it was last used, within minutes.</summary>
    public required DateTimeOffset SeenAt { get; set; }

    /// <summary>What the browser said it is; null where it said nothing.</summary>
    public string? Agent { get; init; }

    /// <summary>The address from which it began, as far as it is known.</summary>
    public string? Address { get; init; }

    /// <summary>The token by which the company's own sign-in knows at the sign-out whom we mean, sealed; null where it did not send them.</summary>
    public string? SealedHint { get; init; }

    /// <summary>True where more was shown than a password.</summary>
    public bool IsStrong => Method is not SessionMethod.Password;
}
