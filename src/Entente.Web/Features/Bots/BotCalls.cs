using System.Collections.Concurrent;
using System.Globalization;
using Entente.Web.Features.Bots.Platforms;
using Entente.Web.Platform;

namespace Entente.Web.Features.Bots;

/// <summary>
/// Speaks to the platforms in the company's name: with a token that is kept until it is over, renewed once where the platform says sooner
/// that it is, and nothing said back to us that is a secret.
/// </summary>
public sealed class BotCalls(BotClient client, BotSettings settings, TimeProvider clock)
{
    /// <summary>So long before its end a token counts as over: a call takes time too.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    /// <summary>Shorter words stand in what a platform says for reasons of their own.</summary>
    private const int LeastHidden = 8;

    private readonly ConcurrentDictionary<ChatPlatform, Held> held = new();

    internal sealed record Said(BotVerdict Verdict, BotReply Reply);

    /// <summary>Asks something as the company's app.</summary>
    internal async Task<Said> Ask(PlatformRules platform, Credentials app, Func<string, BotRequest> request, CancellationToken stop)
    {
        var rules = platform.App!;
        for (var isAnew = false; ; isAnew = true)
        {
            var (token, refused) = await TokenOf(platform, app, isAnew, stop);
            if (refused is not null)
                return refused;
            var said = Without(app, token, rules.Answers, await client.Send(settings.BaseOf(platform), request(token), stop));
            if (said.Verdict.Ending is not Ending.TokenOld)
                return said;
            // A new token that is as little good is no matter of age.
            if (isAnew || rules.Token is null)
                return said with { Verdict = said.Verdict with { Ending = Ending.Broken } };
        }
    }

    /// <summary>Posts to a group's bot.</summary>
    internal async Task<BotVerdict> Post(PlatformRules platform, GroupRules.GroupMessage message, CancellationToken stop)
    {
        var request = platform.Group.Send(message);
        var verdict = platform.Group.Answers.Judge(await client.Send(new Uri(message.Address), request, stop));
        return verdict with { Fault = Hidden(verdict.Fault, message) };
    }

    /// <summary>The address's last part, or what stands after its question mark, is the key.</summary>
    private static string Hidden(string fault, GroupRules.GroupMessage message)
    {
        var address = new Uri(message.Address);
        var values = address.Query.TrimStart('?').Split('&').Select(pair => pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        return new[] { address.PathAndQuery, address.Segments[^1], message.Secret ?? "" }.Concat(values).Where(part => part.Length >= LeastHidden)
            .Aggregate(fault, (said, part) => said.Replace(part, "…", StringComparison.Ordinal));
    }

    private async Task<(string Token, Said? Refused)> TokenOf(PlatformRules platform, Credentials app, bool isAnew, CancellationToken stop)
    {
        var rules = platform.App!;
        if (rules.Token is null)
            return (app[rules.TokenAt.Token], null);
        var now = clock.Now();
        if (!isAnew && held.TryGetValue(platform.Platform, out var known) && known.Version == app.Version && known.Until > now)
            return (known.Token, null);
        var said = Without(app, null, rules.Answers, await client.Send(settings.BaseOf(platform), rules.Token(app), stop));
        if (!said.Verdict.IsTaken || said.Reply.At(rules.TokenAt.Token) is not { Length: > 0 } token)
            // Whatever it is, it is about us and no message.
            return ("", said with { Verdict = said.Verdict with { Ending = Ending.Broken, Fault = said.Verdict.IsTaken ? "no token in the answer" : said.Verdict.Fault } });
        var seconds = int.TryParse(said.Reply.At(rules.TokenAt.Seconds), NumberStyles.None, CultureInfo.InvariantCulture, out var life) ? life : 0;
        held[platform.Platform] = new Held(token, app.Version, now + TimeSpan.FromSeconds(seconds) - Margin);
        return (token, null);
    }

    private static Said Without(Credentials app, string? token, Answers answers, BotReply reply)
    {
        var verdict = answers.Judge(reply);
        return new Said(verdict with { Fault = app.Without(verdict.Fault, token) }, reply);
    }

    private sealed record Held(string Token, int Version, DateTimeOffset Until);
}
