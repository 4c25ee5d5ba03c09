using Entente.Web.Platform.Messages;

namespace Entente.Web.Features.Bots.Platforms;

/// <summary>How a platform says that somebody tapped a button, and is told what came of it.</summary>
internal sealed record TapRules
{
    /// <summary>The fields of the connection without which nothing that comes can be believed: until they are filled, messages carry a link instead of buttons.</summary>
    public required IReadOnlyList<string> Needs { get; init; }

    /// <summary>Believes a call or not: null where its signature, its age or its addressee is wrong.</summary>
    public required Func<Credentials, TapCall, DateTimeOffset, TapHeard?> Read { get; init; }

    /// <summary>Says what came of a tap, so that the card shows it.</summary>
    public required Func<Credentials, TapHeard.Tapped, TapOutcome, TapAnswer> Answer { get; init; }

    /// <summary>How far the time of a call may be from ours.</summary>
    public static TimeSpan Freshness { get; } = TimeSpan.FromMinutes(5);

    /// <param name="Method">GET where the platform looks whether we are there.</param>
    /// <param name="Query">What stands in the address.</param>
    /// <param name="Headers">What stands above the body.</param>
    /// <param name="Body">The body as it came, byte for byte.</param>
    internal sealed record TapCall(string Method, IQueryCollection Query, IHeaderDictionary Headers, byte[] Body);

    /// <param name="Taken">What was recorded; null where that is not known in time.</param>
    /// <param name="Page">The page where it is seen and changed.</param>
    /// <param name="Words">Further words, in the language of whoever tapped.</param>
    /// <param name="Now">When.</param>
    internal sealed record TapOutcome(OneTap.Taken? Taken, Uri Page, TapWords Words, DateTimeOffset Now);

    /// <param name="Done">Heads the card when it is recorded.</param>
    /// <param name="Unknown">Says that it is not known yet.</param>
    /// <param name="OnPage">Says that it is answered on the page.</param>
    /// <param name="Open">What the way there is called.</param>
    internal sealed record TapWords(string Done, string Unknown, string OnPage, string Open);

    /// <param name="Text">The body of the answer.</param>
    /// <param name="Type">What it is.</param>
    internal sealed record TapAnswer(string Text, string Type = "application/json");
}
