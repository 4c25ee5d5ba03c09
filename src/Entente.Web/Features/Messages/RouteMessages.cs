using Entente.Domain.Messages;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Messages;

/// <summary>Decides by which ways what people were told goes out to them, as each of them chose.</summary>
public sealed class RouteMessages(
    IEnumerable<Channel> channels, IEnumerable<MessageKind> kinds, Snapshots snapshots, CompanyCalendar calendars, IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    private const int Most = 300;

    private readonly Dictionary<string, MessageKind> kinds = kinds.ToDictionary(kind => kind.Name, StringComparer.Ordinal);

    public async Task Run(CancellationToken stop)
    {
        var calendar = await calendars.Read(stop);
        var directory = (await snapshots.Read(stop)).Directory;
        IReadOnlyList<(Channel Channel, ChannelReach Reach)>? open = null;
        var now = clock.Now();
        int routed;
        do
        {
            await using var db = await databases.CreateDbContextAsync(stop);
            if (!await db.Set<Message>().AnyAsync(message => !message.IsRouted, stop))
                return;
            open ??= await channels.Open(stop);
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            // Orders two nodes of which one took the other for dead: the second finds nothing left to do.
            await Stamp.Raise(db, "messages", stop);
            var messages = await db.Set<Message>().Where(message => !message.IsRouted).OrderBy(message => message.Id).Take(Most).ToListAsync(stop);
            routed = messages.Count;
            var people = messages.Select(message => message.PersonId).Distinct().ToList();
            var settings = await db.Set<MessageSettings>().AsNoTracking().Where(one => people.Contains(one.PersonId)).ToDictionaryAsync(one => one.PersonId, stop);
            foreach (var message in messages)
            {
                var own = settings.GetValueOrDefault(message.PersonId) ?? MessageSettings.Usual(message.PersonId);
                var choice = own.For(kinds[message.Kind].Usual);
                (message.IsRouted, message.InInbox) = (true, choice.InInbox);
                if (directory.Person(message.PersonId) is not { IsHere: true })
                    continue;
                foreach (var (channel, _) in open.Where(one => one.Reach.Person(message.PersonId)))
                    Put(db, message, channel, choice.By(channel.Choice), own.Language, own.Quiet.LoudFrom(now, calendar, directory.TimeZone));
            }

            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
        }
        while (routed == Most);
    }

    private void Put(EntenteDb db, Message message, Channel channel, Timing timing, string language, DateTimeOffset loud)
    {
        if (timing is Timing.AtOnce)
        {
            db.Add(new Dispatch
            {
                Id = Guid.CreateVersion7(clock.Now()),
                PersonId = message.PersonId,
                Channel = channel.Name,
                Reason = $"message/{message.Id:N}",
                At = message.At,
                DueAt = loud,
                Content = new MessageContent(language, message.Text.In(language), [new MessageContent.Section(null, [Line(message, language)])], message.Calendar),
            });
        }
        else if (timing is not Timing.Never)
        {
            message.WaitFor(channel.Choice, timing);
        }
    }

    internal static MessageContent.Line Line(Message message, string language) => new(message.Text.In(language), message.Why?.In(language), message.Href);
}
