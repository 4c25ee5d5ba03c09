using System.Globalization;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Features.Bots.Platforms;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Bots;

/// <summary>Sends a trial at once, past the outbox, and says what the platform answered: to whoever asks, or to a unit's group.</summary>
public sealed class TestBot(BotSettings settings, BotSender sender, IDbContextFactory<EntenteDb> databases, TimeProvider clock, IStringLocalizer<BotsTexts> t)
{
    /// <param name="platform">Where; null for a group, which knows.</param>
    /// <param name="unit">The unit whose group it goes to; null where it goes to whoever asks.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="stop">Whether it is still wanted.</param>
    public async Task<Outcome<Delivery>> Run(ChatPlatform? platform, string? unit, Actor actor, CancellationToken stop)
    {
        if (!actor.IsAdministrator || (unit is null && actor.Person is null))
            return new NotAllowed();
        if (settings.Address is null)
            return new BotNotConnected();
        await using var db = await databases.CreateDbContextAsync(stop);
        var place = unit is null ? await OwnPlace(db, platform!.Value, actor, stop) : await GroupPlace(db, unit, actor, stop);
        if (place.IsRefused)
            return place.Refusal;
        var (rules, group, language) = place.Value;
        var now = clock.Now();
        db.Record(actor.PersonId, "bot.tested", group is null ? $"bot/{rules.Channel}" : $"unit/{group.Id}", rules.Channel, now);
        await db.SaveChangesAsync(stop);
        var content = Bilingual.In(language, () => new MessageContent(language, t["Trial.Subject"], [new MessageContent.Section(null, [new MessageContent.Line(t["Trial.Text"], null, "/")])]));
        return await sender.Send(rules, new Outgoing(Guid.CreateVersion7(now), group is null ? actor.Person : null, group, content, now), stop);
    }

    private static async Task<Outcome<Place>> OwnPlace(EntenteDb db, ChatPlatform platform, Actor actor, CancellationToken stop)
    {
        if (!await db.Set<ChatConnection>().AnyAsync(one => one.Platform == platform, stop))
            return new BotNotConnected();
        return await db.Set<ChatAccount>().AnyAsync(one => one.PersonId == actor.PersonId && one.Platform == platform, stop)
            ? new Place(PlatformRules.Of(platform), null, CultureInfo.CurrentUICulture.Name)
            : new BotAccountMissing();
    }

    private static async Task<Outcome<Place>> GroupPlace(EntenteDb db, string unit, Actor actor, CancellationToken stop) =>
        actor.Directory.Unit(unit) is { } found && await db.Set<ChatGroup>().AsNoTracking().SingleOrDefaultAsync(one => one.UnitId == found.Id, stop) is { } group
            ? new Place(PlatformRules.Of(group.Platform), found, group.Language)
            : new BotGroupUnknown();

    private sealed record Place(PlatformRules Rules, Unit? Group, string Language);
}
