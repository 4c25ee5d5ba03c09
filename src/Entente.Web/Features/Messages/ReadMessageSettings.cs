using Entente.Domain.Messages;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Messages;

/// <summary>How somebody hears from the program: their settings, with every kind of message that there is.</summary>
public sealed class ReadMessageSettings(IEnumerable<MessageKind> kinds, IEnumerable<Channel> channels, IDbContextFactory<EntenteDb> databases)
{
    /// <param name="Settings">What the person set.</param>
    /// <param name="Choices">Every kind, with what holds for it.</param>
    /// <param name="Chat">The channel by which the company's chat reaches them; null where none does.</param>
    public sealed record View(MessageSettings Settings, IReadOnlyList<(MessageKind Kind, MessageChoice Choice)> Choices, string? Chat);

    public async Task<View?> Read(Actor actor, CancellationToken stop)
    {
        if (actor.Person is not { } person)
            return null;
        await using var db = await databases.CreateDbContextAsync(stop);
        var settings = await db.Set<MessageSettings>().AsNoTracking().SingleOrDefaultAsync(one => one.PersonId == person.Id, stop) ?? MessageSettings.Usual(person.Id);
        var chat = (await channels.Open(stop)).FirstOrDefault(one => one.Channel.Choice == Channel.Chat && one.Reach.Person(person.Id)).Channel?.Name;
        return new View(settings, [.. kinds.OrderBy(kind => kind.Name, StringComparer.Ordinal).Select(kind => (kind, settings.For(kind.Usual)))], chat);
    }
}
