using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Features.Administration.Files;
using Entente.Web.Features.Bots;
using Entente.Web.Features.Bots.Org;
using Entente.Web.Platform;
using Entente.Web.Platform.Sheets;

namespace Entente.Web.Pages.Admin.ChatOrg;

/// <summary>Takes in a company from a chat platform by the rules of a file of units and people: all of it or nothing, and who people are there with it.</summary>
public sealed class ImportChatOrg(ReadOrg read, ImportOrg import)
{
    /// <param name="Sheet">Units or people.</param>
    /// <param name="Name">Which.</param>
    /// <param name="Key">Its code, or their address; null for what is left out.</param>
    /// <param name="Fate">What becomes of it; null for what is left out or refused.</param>
    /// <param name="LeftOut">Why it is left out, as a key of texts; null where it is not.</param>
    /// <param name="Refused">Why nothing at all is taken in; null where it is not this row's fault.</param>
    public sealed record Row(string Sheet, string Name, string? Key, RowFate? Fate, string? LeftOut, Refusal? Refused);

    /// <param name="Result">What became of it.</param>
    /// <param name="Accounts">How many people are known there from now on who were not.</param>
    /// <param name="Rows">Every department and person of the platform, what is wrong first.</param>
    public sealed record Report(SheetResult Result, int Accounts, IReadOnlyList<Row> Rows);

    public async Task<Outcome<Report>> Run(ChatPlatform platform, bool dryRun, Actor actor, CancellationToken stop)
    {
        var found = await read.Read(platform, actor, stop);
        if (found.IsRefused)
            return found.Refusal;
        var plan = ChatOrgPlan.Of(platform, found.Value, actor.Directory);
        var accounts = 0;
        async Task<bool> Know(Arranging.Place place, IReadOnlyDictionary<string, Person> people)
        {
            accounts = await OrgAccounts.Know(place, platform, plan.UsersByEmail.Where(pair => people.ContainsKey(pair.Key)).ToDictionary(pair => people[pair.Key].Id, pair => pair.Value));
            return accounts > 0;
        }

        var done = await import.Run(SheetFile.Of(plan.Tables, OrgColumns.All), dryRun, actor, stop, Know);
        return done.IsRefused ? done.Refusal : new Report(done.Value, accounts, [.. Rows(plan, done.Value)]);
    }

    private static IEnumerable<Row> Rows(ChatOrgPlan plan, SheetResult result)
    {
        var wrong = result.Errors.ToLookup(error => (error.Sheet, error.Row), error => error.Reason);
        var taken = plan.Tables.SelectMany(table => table.Rows.Select((row, place) => (table.Sheet, Number: place + 2, Key: row[0], Name: row[1])))
            .Select(row => new Row(row.Sheet, row.Name, row.Key, result.Fates.TryGetValue((row.Sheet, row.Number), out var fate) ? fate : null, null, wrong[(row.Sheet, row.Number)].FirstOrDefault()));
        return taken.Concat(plan.Left.Select(left => new Row("", left.Name, null, null, left.Reason, null)))
            .OrderBy(row => row switch { { Refused: not null } => 0, { LeftOut: not null } => 1, { Fate: RowFate.Created } => 2, { Fate: RowFate.Changed } => 3, _ => 4 }).ThenBy(row => row.Sheet == OrgColumns.People);
    }
}
