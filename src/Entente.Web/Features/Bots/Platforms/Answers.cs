using System.Collections.Frozen;

namespace Entente.Web.Features.Bots.Platforms;

/// <summary>
/// How a platform says what became of a call: most say it by a code in a body that comes with 200, whatever it was. A code that is not
/// listed is taken for a passing fault: it is tried again for almost three days and then given up with the code beside it.
/// </summary>
/// <param name="Code">Finds the code; null where there is none.</param>
/// <param name="Words">Finds the words that go with it.</param>
/// <param name="Good">The codes that say it was done.</param>
/// <param name="Known">What other codes mean.</param>
internal sealed record Answers(Func<BotReply, string?> Code, Func<BotReply, string?> Words, IReadOnlyList<string> Good, FrozenDictionary<string, Ending> Known)
{
    private const int TooMany = 429;

    /// <summary>Codes by what they mean.</summary>
    public static FrozenDictionary<string, Ending> Table(params IEnumerable<(Ending Ending, string Codes)> rows) =>
        rows.SelectMany(row => row.Codes.Split(' ').Select(code => KeyValuePair.Create(code, row.Ending))).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Answers of a platform that says it by the HTTP code alone.</summary>
    public static Answers ByStatus(params IEnumerable<(Ending Ending, string Codes)> rows) =>
        new(reply => $"{reply.Status}", reply => reply.Text, ["200", "201", "202", "204"], Table(rows));

    /// <summary>What an answer means.</summary>
    public BotVerdict Judge(BotReply reply)
    {
        if (reply.Status is null)
            return new BotVerdict(Ending.Broken, reply.Text);
        if (reply.Status == TooMany)
            return new BotVerdict(Ending.Broken, $"HTTP {TooMany} {reply.Text}".Trim(), reply.RetryAfter);
        if (Code(reply) is not { } code)
            return new BotVerdict(reply.Status >= 500 ? Ending.Broken : Ending.Later, $"HTTP {reply.Status} {reply.Text}".Trim());
        return Good.Contains(code, StringComparer.Ordinal)
            ? BotVerdict.Taken
            : new BotVerdict(Known.GetValueOrDefault(code, Ending.Later), $"{code} {Words(reply)}".Trim(), reply.RetryAfter);
    }
}
