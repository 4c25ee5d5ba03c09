using System.ComponentModel.DataAnnotations;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Features.Bots.Platforms;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Bots;

/// <summary>Says who people are at a platform, one line each: all of it or nothing. Whoever was known elsewhere is reached here from now on.</summary>
public sealed class SaveAccounts(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    private const int MaxLength = 2_000_000;
    private static readonly char[] Between = [',', '，', ';', '\t', ' '];

    public sealed record Request
    {
        /// <summary>Lines of address and identity, separated by a comma, a tab or a blank; a line with the address alone takes the identity away.</summary>
        [Required, MaxLength(MaxLength)]
        public string Lines { get; set; } = "";
    }

    /// <param name="Set">How many were said anew.</param>
    /// <param name="TakenAway">How many are known there no more.</param>
    public sealed record Done(int Set, int TakenAway);

    public async Task<Outcome<Done>> Run(ChatPlatform platform, Request request, Actor actor, CancellationToken stop)
    {
        if (!actor.IsAdministrator)
            return new NotAllowed();
        if (PlatformRules.Of(platform).App is null)
            return new BotCannot();
        var wanted = Read(request.Lines, actor);
        if (wanted.IsRefused)
            return wanted.Refusal;
        await using var db = await databases.CreateDbContextAsync(stop);
        var rows = await db.Set<ChatAccount>().ToDictionaryAsync(one => one.PersonId, stop);
        var (set, gone) = (0, 0);
        foreach (var (person, user) in wanted.Value)
        {
            var row = rows.GetValueOrDefault(person);
            if (user is null)
            {
                if (row?.Platform != platform)
                    continue;
                db.Remove(row);
                rows.Remove(person);
                gone++;
            }
            else if (row is null || (row.Platform, row.UserId) != (platform, user))
            {
                if (row is null)
                    db.Add(rows[person] = new ChatAccount { PersonId = person, Platform = platform, UserId = user });
                else
                    (row.Platform, row.UserId) = (platform, user);
                set++;
            }
        }

        if (rows.Values.Where(row => row.Platform == platform).GroupBy(row => row.UserId, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            return new BotAccountTaken(twice.Key);
        if (set + gone > 0)
            db.Record(actor.PersonId, "bot.people-set", $"bot/{PlatformRules.Of(platform).Channel}", $"+{set} -{gone}", clock.Now());
        return await db.SaveOrRefuse(stop) is { } stale ? stale : new Done(set, gone);
    }

    private static Outcome<Dictionary<Guid, string?>> Read(string lines, Actor actor)
    {
        var wanted = new Dictionary<Guid, string?>();
        foreach (var (number, line) in lines.Split('\n').Select((line, place) => (place + 1, line.Trim())).Where(one => one.Item2.Length > 0))
        {
            var parts = line.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (parts.Length > 2 || (parts.Length == 2 && !ChatAccount.IsUserId(parts[1])))
                return new BotLineInvalid(number, line.Length > 120 ? line[..120] : line);
            if (parts.Length == 0 || actor.Directory.Person(parts[0]) is not { IsHere: true } person)
                return new BotLineUnknown(number, parts.FirstOrDefault() ?? "");
            if (!wanted.TryAdd(person.Id, parts.ElementAtOrDefault(1)))
                return new BotLineInvalid(number, line.Length > 120 ? line[..120] : line);
        }

        return wanted;
    }
}
