using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Features.Bots.Platforms;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Bots;

/// <summary>Each platform as a channel of the outbox: to a person by the company's app, to a unit's group by the bot that stands in it.</summary>
public sealed class BotSender(BotSettings settings, BotCalls calls, BotSecrets secrets, OpenConnection connections, IEnumerable<OneTap> taps, IDbContextFactory<EntenteDb> databases, TimeProvider clock, IStringLocalizer<BotsTexts> t)
{
    /// <summary>The channel as the outbox knows it.</summary>
    internal Channel AsChannel(PlatformRules platform) => new(platform.Channel, () => settings.Address is not null, () => new ChannelRun((outgoing, stop) => Send(platform, outgoing, stop), () => ValueTask.CompletedTask))
    {
        Choice = Channel.Chat,
        Address = settings.Address,
        Reach = stop => Reach(platform.Platform, stop),
    };

    internal Task<Delivery> Send(PlatformRules platform, Outgoing outgoing, CancellationToken stop)
    {
        var words = BotWords.Of(outgoing.Content, settings.Address!, Bilingual.In(outgoing.Content.Culture, () => t["Open"].Value));
        return outgoing.Group is { } group ? ToGroup(platform, group, words, stop) : ToPerson(platform, outgoing, words, stop);
    }

    /// <summary>What buttons may answer: where the company let the platform tell us who taps, and the page says that a tap may.</summary>
    private async Task<AppRules.Buttons?> TapOf(TapRules? rules, Credentials app, Guid person, MessageContent content, CancellationToken stop)
    {
        if (rules is null || rules.Needs.Any(field => app[field].Length == 0) || content.Sections is not [{ Lines: [{ Href: var path }] }] || taps.FirstOrDefault(one => path.StartsWith(one.Prefix, StringComparison.Ordinal)) is not { } tap)
            return null;
        Bilingual.Use(content.Culture);
        return await tap.Ask(person, path, stop) is { } question ? new AppRules.Buttons(question, path) : null;
    }

    private async Task<ChannelReach> Reach(ChatPlatform platform, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var people = await db.Set<ChatConnection>().AnyAsync(one => one.Platform == platform, stop)
            ? (await db.Set<ChatAccount>().Where(one => one.Platform == platform).Select(one => one.PersonId).ToListAsync(stop)).ToHashSet()
            : [];
        var groups = await db.Set<ChatGroup>().Where(one => one.Platform == platform).ToDictionaryAsync(one => one.UnitId, one => one.Language, stop);
        return new ChannelReach(people.Contains, groups.GetValueOrDefault);
    }

    private async Task<Delivery> ToPerson(PlatformRules platform, Outgoing outgoing, BotWords words, CancellationToken stop)
    {
        var person = outgoing.To!.Id;
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Set<ChatAccount>().AsNoTracking().SingleOrDefaultAsync(one => one.PersonId == person && one.Platform == platform.Platform, stop) is not { } account || platform.App is not { } rules)
            return new Delivery.Refused("Nobody there is known as this person.");
        if (await connections.Of(platform.Platform, stop) is not { } app)
            return new Delivery.Unreachable("There is no connection, or its secrets cannot be read with the keys in use.");
        var tap = await TapOf(rules.Taps, app, person, outgoing.Content, stop);
        return (await calls.Ask(platform, app, token => rules.Send(new AppRules.AppMessage(app, token, account.UserId, words, outgoing.Id, tap)), stop)).Verdict.ToDelivery(isGroup: false);
    }

    private async Task<Delivery> ToGroup(PlatformRules platform, Unit unit, BotWords words, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Set<ChatGroup>().AsNoTracking().SingleOrDefaultAsync(one => one.UnitId == unit.Id && one.Platform == platform.Platform, stop) is not { } group)
            return new Delivery.Refused("The unit has no such group any more.");
        var secret = group.SealedSecret is null ? null : secrets.Open(group.SealedSecret);
        if (secrets.Open(group.SealedAddress) is not { } address || (secret is null && group.SealedSecret is not null))
            return new Delivery.Refused("The group's address cannot be read with the keys in use; enter it again.");
        return (await calls.Post(platform, new GroupRules.GroupMessage(address, secret, clock.GetUtcNow(), words), stop)).ToDelivery(isGroup: true);
    }
}
