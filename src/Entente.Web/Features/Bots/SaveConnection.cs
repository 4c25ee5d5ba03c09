using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Features.Bots.Platforms;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Bots;

/// <summary>Sets the company's app at a platform; it holds with the next message, on every node.</summary>
public sealed class SaveConnection(BotSecrets secrets, IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public sealed record Request
    {
        /// <summary>By the names of the platform's fields. A secret that is left empty stays as it is.</summary>
        public IReadOnlyDictionary<string, string?> Values { get; set; } = new Dictionary<string, string?>(StringComparer.Ordinal);

        /// <summary>The version that was looked at; empty for whatever stands.</summary>
        public int? Version { get; set; }
    }

    public async Task<Outcome<ChatConnection>> Run(ChatPlatform platform, Request request, Actor actor, CancellationToken stop)
    {
        if (!actor.IsAdministrator)
            return new NotAllowed();
        var rules = PlatformRules.Of(platform);
        if (rules.App is null)
            return new BotCannot();
        await using var db = await databases.CreateDbContextAsync(stop);
        var row = await db.Set<ChatConnection>().SingleOrDefaultAsync(one => one.Platform == platform, stop);
        if (request.Version is { } seen && seen != (row?.Version ?? 0))
            return new ChangedUnderYou();
        var kept = row is null ? null : secrets.OpenAll(row.SealedSecrets);
        var filled = rules.Fields.ToDictionary(field => field.Name, field => request.Values.GetValueOrDefault(field.Name)?.Trim() is { Length: > 0 } given ? given : field.IsSecret ? kept?.GetValueOrDefault(field.Name) ?? "" : "", StringComparer.Ordinal);
        if (rules.Fields.FirstOrDefault(field => filled[field.Name].Length == 0 ? !field.IsOptional : !field.Takes(filled[field.Name])) is { } wrong)
            return new BotFieldInvalid(wrong.Name);
        if (row is null)
            db.Add(row = new ChatConnection { Platform = platform });
        Dictionary<string, string> Of(bool isSecret) => rules.Fields.Where(field => field.IsSecret == isSecret && filled[field.Name].Length > 0).ToDictionary(field => field.Name, field => filled[field.Name], StringComparer.Ordinal);
        (row.Values, row.SealedSecrets) = (Of(isSecret: false), secrets.SealAll(Of(isSecret: true)));
        row.Version++;
        db.Record(actor.PersonId, "bot.connected", $"bot/{rules.Channel}", string.Join("; ", row.Values.Select(pair => $"{pair.Key} {pair.Value}")), clock.Now());
        return await db.SaveOrRefuse(stop) is { } stale ? stale : row;
    }
}
