using Entente.Web.Features.Bots.Org;
using Entente.Web.Platform.Messages;

namespace Entente.Web.Features.Bots.Platforms;

/// <summary>How a platform's app writes to one person.</summary>
internal sealed record AppRules
{
    /// <summary>Asks for a token; null where the connection holds one that lasts.</summary>
    public required Func<Credentials, BotRequest>? Token { get; init; }

    /// <summary>Where the token and its seconds stand in the answer; or the field of the connection that holds a lasting one.</summary>
    public required (string Token, string Seconds) TokenAt { get; init; }

    public required Answers Answers { get; init; }

    /// <summary>Writes to a person.</summary>
    public required Func<AppMessage, BotRequest> Send { get; init; }

    /// <summary>Looks somebody up by their address; null where the platform does not do that.</summary>
    public FindByMail? Find { get; init; }

    /// <summary>Reads the whole company; null where the platform knows none.</summary>
    public Func<OrgReader, Task<OrgTree>>? Org { get; init; }

    /// <summary>How buttons in its messages are heard; null where it has none that we use.</summary>
    public TapRules? Taps { get; init; }

    /// <param name="App">Who we are.</param>
    /// <param name="Token">What proves it.</param>
    /// <param name="User">To whom.</param>
    /// <param name="Words">What.</param>
    /// <param name="Id">The same at every attempt.</param>
    /// <param name="Tap">What buttons may answer; null where there is nothing to answer, or the platform could not say who did.</param>
    internal sealed record AppMessage(Credentials App, string Token, string User, BotWords Words, Guid Id, Buttons? Tap = null);

    /// <param name="Question">The answers that there are.</param>
    /// <param name="Path">The personal path that takes them.</param>
    internal sealed record Buttons(OneTap.Question Question, string Path);

    /// <param name="Ask">The call, of a token and an address.</param>
    /// <param name="Read">Who it is; null where nobody there has that address.</param>
    /// <param name="Nobody">The codes by which the platform says so.</param>
    internal sealed record FindByMail(Func<string, string, BotRequest> Ask, Func<BotReply, string?> Read, params IReadOnlyList<string> Nobody);
}
