using Entente.Web.Data;
using Entente.Web.Features.Bots.Platforms;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Bots.Org;

/// <summary>Says who people are at a platform whose company was read, in the transaction that takes it in. Whoever is known elsewhere stays where they are.</summary>
internal static class OrgAccounts
{
    /// <summary>How many were said anew.</summary>
    public static async Task<int> Know(Arranging.Place place, ChatPlatform platform, IReadOnlyDictionary<Guid, string> users)
    {
        var rows = await place.Db.Set<ChatAccount>().ToListAsync(place.Stop);
        var (known, taken) = (rows.Select(one => one.PersonId).ToHashSet(), rows.Where(one => one.Platform == platform).Select(one => one.UserId).ToHashSet(StringComparer.Ordinal));
        var news = users.Where(user => ChatAccount.IsUserId(user.Value) && !known.Contains(user.Key) && taken.Add(user.Value)).ToList();
        place.Db.AddRange(news.Select(user => new ChatAccount { PersonId = user.Key, Platform = platform, UserId = user.Value }));
        if (news.Count > 0)
            place.Record("bot.people-set", $"bot/{PlatformRules.Of(platform).Channel}", $"+{news.Count} -0");
        return news.Count;
    }
}
