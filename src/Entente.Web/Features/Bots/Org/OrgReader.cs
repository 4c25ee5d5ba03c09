using System.Text.Json;
using Entente.Web.Features.Bots.Platforms;

namespace Entente.Web.Features.Bots.Org;

/// <summary>Reads page after page of a company with our app's credentials, until the platform says no.</summary>
internal sealed class OrgReader(BotCalls calls, PlatformRules platform, Credentials app, CancellationToken stop)
{
    /// <summary>So many calls are enough for every company that this program is made for; whoever answers without end is not read without end.</summary>
    private const int MostCalls = 20_000;

    private int asked;

    /// <summary>What the platform said when it said no; null while it did not.</summary>
    public string? Fault { get; private set; }

    /// <summary>One answer; empty where the platform said no, now or before.</summary>
    public async Task<JsonElement> Ask(Func<string, BotRequest> request)
    {
        if (Fault is not null)
            return default;
        if (++asked > MostCalls)
        {
            Fault = $"more than {MostCalls} calls";
            return default;
        }

        var said = await calls.Ask(platform, app, request, stop);
        Fault = said.Verdict.IsTaken ? null : said.Verdict.Fault;
        return said.Verdict.IsTaken ? said.Reply.Body : default;
    }

    /// <summary>Every item of a list that comes in pages.</summary>
    /// <param name="request">Asks for the page after a mark; null for the first.</param>
    /// <param name="items">Finds the items in an answer.</param>
    /// <param name="next">Finds the mark of the next page; null where there is none.</param>
    public async Task<List<JsonElement>> All(Func<string, string?, BotRequest> request, Func<JsonElement, IReadOnlyList<JsonElement>> items, Func<JsonElement, string?> next)
    {
        var all = new List<JsonElement>();
        string? mark = null;
        do
        {
            var from = mark;
            var page = await Ask(token => request(token, from));
            all.AddRange(items(page));
            mark = next(page);
        }
        while (mark is not null);
        return all;
    }
}
