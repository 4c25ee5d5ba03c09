using System.ComponentModel.DataAnnotations;
using Entente.Domain.Kernel;
using Entente.Domain.Messages;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Features.Bots.Platforms;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Bots;

/// <summary>Sets the chat group of a unit. A secret is never used for another address than the one it was entered for.</summary>
public sealed class SaveGroup(BotSettings settings, BotSecrets secrets, IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public sealed record Request
    {
        public ChatPlatform Platform { get; set; }

        /// <summary>Where the group's bot listens, as the platform shows it.</summary>
        [Required, MaxLength(ChatGroup.MaxAddressLength)]
        public string Address { get; set; } = "";

        /// <summary>What signs, where the bot asks for it (DingTalk, Feishu).</summary>
        [MaxLength(ConnectionField.MaxLength)]
        public string? Secret { get; set; }

        /// <summary>The group's language: <c>zh-CN</c> or <c>en</c>.</summary>
        [Required, MaxLength(10)]
        public string Language { get; set; } = "";
    }

    public async Task<Outcome<ChatGroup>> Run(string unit, Request request, Actor actor, CancellationToken stop)
    {
        if (!actor.IsAdministrator)
            return new NotAllowed();
        if (actor.Directory.Unit(unit) is not { DissolvedOn: null } found)
            return new UnitUnknown(unit);
        if (!MessageSettings.Languages.Contains(request.Language, StringComparer.Ordinal))
            return new LanguageUnknown(request.Language);
        var (rules, address, secret) = (PlatformRules.Of(request.Platform), request.Address.Trim(), FreeText.Clean(request.Secret));
        if (settings.Rule.Check(address) is { } unreachable)
            return unreachable;
        if (!settings.IsOf(rules, new Uri(address)))
            return new BotAddressForeign(string.Join(", ", rules.Group.Hosts));
        if (secret is not null && !rules.Group.Signs)
            return new BotFieldInvalid("secret");
        await using var db = await databases.CreateDbContextAsync(stop);
        var row = await db.Set<ChatGroup>().SingleOrDefaultAsync(one => one.UnitId == found.Id, stop);
        if (row is null)
            db.Add(row = new ChatGroup { UnitId = found.Id });
        (row.Platform, row.SealedAddress, row.SealedSecret, row.Language) = (request.Platform, secrets.Seal(address), secret is null ? null : secrets.Seal(secret), request.Language);
        row.Version++;
        db.Record(actor.PersonId, "bot.group-set", $"unit/{found.Id}", $"{rules.Channel}: {new Uri(address).Host}", clock.Now());
        return await db.SaveOrRefuse(stop) is { } stale ? stale : row;
    }
}
