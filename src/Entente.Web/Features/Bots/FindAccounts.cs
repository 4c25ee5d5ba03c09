using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Features.Bots.Platforms;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Bots;

/// <summary>Asks the platform who people are there, by their mail addresses: those who are known at no chat yet, so many at a time.</summary>
public sealed class FindAccounts(BotCalls calls, OpenConnection connections, IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    /// <summary>Each is a call: more than so many would keep whoever asked waiting, and the platform's limits are for messages too.</summary>
    internal const int AtOnce = 100;

    /// <param name="Found">How many are known now.</param>
    /// <param name="Unknown">Whom the platform does not know by that address.</param>
    /// <param name="Left">How many were not asked about yet.</param>
    /// <param name="After">The address after which to go on; null where nobody is left, or where it stopped before the first.</param>
    /// <param name="Fault">Why it stopped; null where it did not.</param>
    public sealed record Done(int Found, IReadOnlyList<Guid> Unknown, int Left, string? After, string? Fault);

    /// <param name="platform">Where.</param>
    /// <param name="after">The address after which to go on; null to begin.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="stop">Whether it is still wanted.</param>
    public async Task<Outcome<Done>> Run(ChatPlatform platform, string? after, Actor actor, CancellationToken stop)
    {
        if (!actor.IsAdministrator)
            return new NotAllowed();
        var rules = PlatformRules.Of(platform);
        if (rules.App?.Find is not { } find)
            return new BotCannot();
        if (await connections.Of(platform, stop) is not { } app)
            return new BotNotConnected();
        await using var db = await databases.CreateDbContextAsync(stop);
        var rows = await db.Set<ChatAccount>().AsNoTracking().ToListAsync(stop);
        var (known, taken) = (rows.Select(one => one.PersonId).ToHashSet(), rows.Where(one => one.Platform == platform).Select(one => one.UserId).ToHashSet(StringComparer.Ordinal));
        var asked = actor.Directory.People.Where(person => person.IsHere && !known.Contains(person.Id) && string.CompareOrdinal(person.Email, after) > 0).ToList();
        var (found, unknown, done, fault) = (0, new List<Guid>(), 0, (string?)null);
        foreach (var person in asked.Take(AtOnce))
        {
            var said = await calls.Ask(rules, app, token => find.Ask(token, person.Email), stop);
            if (!said.Verdict.IsTaken && !find.Nobody.Contains(rules.App.Answers.Code(said.Reply), StringComparer.Ordinal))
            {
                fault = said.Verdict.Fault;
                break;
            }

            done++;
            if (said.Verdict.IsTaken && find.Read(said.Reply) is { } user && ChatAccount.IsUserId(user) && taken.Add(user))
            {
                db.Add(new ChatAccount { PersonId = person.Id, Platform = platform, UserId = user });
                found++;
            }
            else
            {
                unknown.Add(person.Id);
            }
        }

        if (found > 0)
            db.Record(actor.PersonId, "bot.people-set", $"bot/{rules.Channel}", $"+{found} -0", clock.Now());
        return await db.SaveOrRefuse(stop) is { } stale ? stale : new Done(found, unknown, asked.Count - done, done < asked.Count ? asked.ElementAtOrDefault(done - 1)?.Email ?? after : null, fault);
    }
}
