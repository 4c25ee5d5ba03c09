namespace Entente.Web.Platform.Messages;

/// <summary>A way by which messages leave the program, such as mail. A feature registers one; nothing else knows how it works.</summary>
/// <param name="Name">What it is called in the database; never changed once released.</param>
/// <param name="IsSetUp">False while nobody said how; then nothing is put on its way by it.</param>
/// <param name="Begin">Begins a run in which several messages may share a connection.</param>
public sealed record Channel(string Name, Func<bool> IsSetUp, Func<ChannelRun> Begin)
{
    /// <summary>Under which address it speaks; null where it has none. Invitations name it as their organizer, so that answers have somewhere to go.</summary>
    public string? From { get; init; }

    /// <summary>Where people reach this program, for links in what it says; null where the channel needs none.</summary>
    public Uri? Address { get; init; }

    /// <summary>Mail, as a channel and as a way to choose.</summary>
    public const string Mail = "mail";

    /// <summary>The way to choose that all chat platforms share.</summary>
    public const string Chat = "chat";

    /// <summary>Every way to choose beside the inbox.</summary>
    public static IReadOnlyList<string> Choices { get; } = [Mail, Chat];

    /// <summary>What people choose when they choose this channel: several may share one.</summary>
    public string Choice { get; init; } = Name;

    /// <summary>Whom it reaches, asked at each run: everybody, unless it says otherwise.</summary>
    public Func<CancellationToken, Task<ChannelReach>> Reach { get; init; } = _ => Task.FromResult(ChannelReach.Everybody);
}
