namespace Entente.Domain.Cadences;

/// <summary>The address of a person's calendar. What is kept is a hash: whoever reads the database cannot read calendars.</summary>
public sealed class CalendarFeed
{
    private CalendarFeed()
    {
    }

    /// <summary>Whose.</summary>
    public Guid PersonId { get; private init; }

    /// <summary>SHA-256 of the secret in the address, in hexadecimal.</summary>
    public string TokenHash { get; private set; } = "";

    /// <summary>When the address was made.</summary>
    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>A person's first address.</summary>
    public static CalendarFeed Of(Guid person, string tokenHash, DateTimeOffset now) => new() { PersonId = person, TokenHash = tokenHash, MadeAt = now };

    /// <summary>Another address; the one before works no more.</summary>
    public void Renew(string tokenHash, DateTimeOffset now) => (TokenHash, MadeAt) = (tokenHash, now);
}
