namespace Entente.Web.Platform.Messages;

/// <summary>Something a person is told. It is written in the transaction of what it tells, stands in their inbox, and goes out by the ways they chose.</summary>
public sealed class Message
{
    public const int MaxTextLength = 500;

    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>The name of its <see cref="MessageKind"/>.</summary>
    public required string Kind { get; init; }

    public required string Chinese { get; init; }

    public required string English { get; init; }

    public string? ChineseWhy { get; init; }

    public string? EnglishWhy { get; init; }

    /// <summary>The path of the page where it is dealt with.</summary>
    public required string Href { get; init; }

    /// <summary>What a calendar is to take in with it, as iCalendar; null for most. It goes out with a mail of its own, never with a digest.</summary>
    public string? Calendar { get; init; }

    /// <summary>Why it is said; nobody is told twice for the same reason. Null where that cannot happen.</summary>
    public string? Reason { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Without a time: when somebody reads what they were asked would tell when they answered.</summary>
    public bool IsRead { get; set; }

    /// <summary>False where the person does not want this kind in the inbox.</summary>
    public bool InInbox { get; set; } = true;

    /// <summary>True when it was decided by which ways it goes out.</summary>
    public bool IsRouted { get; set; }

    /// <summary>Which digest by mail it waits for; null when for none, or when that went out.</summary>
    public Domain.Messages.Timing? Digest { get; private set; }

    /// <summary>The same, of digests by chat.</summary>
    public Domain.Messages.Timing? ChatDigest { get; private set; }

    /// <summary>Lets it wait for a digest by one of <see cref="Channel.Choices"/>; null where it waits no longer.</summary>
    public void WaitFor(string choice, Domain.Messages.Timing? digest)
    {
        if (choice == Channel.Chat)
            ChatDigest = digest;
        else
            Digest = digest;
    }

    public Bilingual Text => new(Chinese, English);

    public Bilingual? Why => ChineseWhy is null ? null : new(ChineseWhy, EnglishWhy ?? ChineseWhy);
}
