using System.Security.Cryptography;
using System.Text;
using Entente.Domain.Messages;
using Entente.Web.Data;
using Entente.Web.Features.Bots.Platforms;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Bots.Taps;

/// <summary>
/// Takes a tap on a button in a chat. Who tapped is what the platform says of its user, and must be whom the button's link was made for;
/// a call that is forged, old, heard before or about somebody else records nothing and is answered as if nothing were here.
/// </summary>
public sealed class TakeTap(OpenConnection connections, IEnumerable<OneTap> taps, BotSettings settings, IDbContextFactory<EntenteDb> databases, Snapshots snapshots, TimeProvider clock, IStringLocalizer<BotsTexts> t)
{
    /// <summary>Platforms wait three seconds; what takes longer is recorded all the same, and said on the page.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.5);

    /// <summary>Null where nothing is said.</summary>
    internal async Task<TapRules.TapAnswer?> Run(PlatformRules platform, TapRules.TapCall call, CancellationToken stop)
    {
        var now = clock.Now();
        if (settings.Address is not { } address || platform.App?.Taps is not { } rules || await connections.Of(platform.Platform, stop) is not { } app || rules.Needs.Any(field => app[field].Length == 0))
            return null;
        switch (rules.Read(app, call, now))
        {
            case TapHeard.Knock knock:
                return new TapRules.TapAnswer(knock.Answer, knock.Type);
            case TapHeard.Other:
                return new TapRules.TapAnswer("", "text/plain");
            case TapHeard.Tapped tapped when taps.FirstOrDefault(one => tapped.Path.StartsWith(one.Prefix, StringComparison.Ordinal)) is { } tap && await Who(platform.Platform, tapped, now, stop) is var (person, language):
                Bilingual.Use(language);
                var (taken, isLate) = await InTime(tap.Take(person, tapped.Path, tapped.Say, CancellationToken.None));
                return taken is null && !isLate
                    ? null
                    : rules.Answer(app, tapped, new TapRules.TapOutcome(taken, new Uri(address.ToString().TrimEnd('/') + tapped.Path), new TapRules.TapWords(t["Tap.Done"], t["Tap.Unknown"], t["Tap.OnPage"], t["Tap.Open"]), now));
            default:
                return null;
        }
    }

    /// <summary>Who tapped, and their language; null where nobody here is that user, or the tap was heard before.</summary>
    private async Task<(Guid Person, string Language)?> Who(ChatPlatform platform, TapHeard.Tapped tapped, DateTimeOffset now, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Set<ChatAccount>().AsNoTracking().SingleOrDefaultAsync(one => one.Platform == platform && one.UserId == tapped.UserId, stop) is not { } account
            || (await snapshots.Read(stop)).Directory.Person(account.PersonId) is not { IsHere: true })
            return null;
        var old = now - (2 * TapRules.Freshness);
        await db.Set<ChatTap>().Where(one => one.At < old).ExecuteDeleteAsync(stop);
        db.Add(new ChatTap { Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{platform}/{tapped.Id}"))), At = now });
        if (await db.SaveOrRefuse(stop) is not null)
            return null;
        var own = await db.Set<MessageSettings>().AsNoTracking().SingleOrDefaultAsync(one => one.PersonId == account.PersonId, stop) ?? MessageSettings.Usual(account.PersonId);
        return (account.PersonId, own.Language);
    }

    private async Task<(OneTap.Taken? Taken, bool IsLate)> InTime(Task<OneTap.Taken?> taking)
    {
        try
        {
            return (await taking.WaitAsync(Patience, clock), false);
        }
        catch (TimeoutException)
        {
            return (null, true);
        }
    }
}
