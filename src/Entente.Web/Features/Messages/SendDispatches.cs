using System.Collections.Concurrent;
using Entente.Domain.Messages;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Messages;

/// <summary>
/// Sends what is due in the outbox. Before an attempt its row is moved on, conditionally, so that of several nodes one makes it;
/// whoever dies over it leaves it to be found again. What was taken by the other side but not marked is then sent once more, under
/// the same identity: more than that no mail system promises.
/// </summary>
public sealed class SendDispatches(IEnumerable<Channel> channels, IEnumerable<PersonalLink> personal, Snapshots snapshots, IDbContextFactory<EntenteDb> databases, TimeProvider clock, ILogger<SendDispatches> log)
{
    /// <summary>How long an attempt is left alone before another node takes its sender for dead.</summary>
    internal static readonly TimeSpan Attempt = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan FirstRest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, (DateTimeOffset Until, TimeSpan Length)> resting = new(StringComparer.Ordinal);

    public async Task Run(CancellationToken stop)
    {
        foreach (var channel in channels.Where(channel => channel.IsSetUp()))
        {
            if (resting.TryGetValue(channel.Name, out var rest) && rest.Until > clock.Now())
                continue;
            await using var run = channel.Begin();
            while (await Next(channel.Name, stop) is { } dispatch)
            {
                var directory = (await snapshots.Read(stop)).Directory;
                var (to, group) = (dispatch.PersonId is { } person ? directory.Person(person) : null, dispatch.UnitId is { } unit ? directory.Unit(unit) : null);
                var delivery = await run.Send(new Outgoing(dispatch.Id, to, group, Personal(dispatch), dispatch.At), stop);
                // Whatever stops the program now, what was taken is marked first.
                await Settle(dispatch, delivery, delivery is Delivery.Taken ? CancellationToken.None : stop);
                if (delivery is Delivery.Unreachable unreachable)
                {
                    Rest(channel.Name, unreachable.Fault);
                    break;
                }

                resting.TryRemove(channel.Name, out _);
            }
        }
    }

    private async Task<Dispatch?> Next(string channel, CancellationToken stop)
    {
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            await using var db = await databases.CreateDbContextAsync(stop);
            var now = clock.Now();
            if (await db.Set<Dispatch>().AsNoTracking().Where(d => d.Channel == channel && d.SentAt == null && d.DeadAt == null && d.DueAt <= now)
                .OrderBy(d => d.DueAt).ThenBy(d => d.Id).FirstOrDefaultAsync(stop) is not { } dispatch)
                return null;
            if (!IsThere(dispatch, (await snapshots.Read(stop)).Directory))
            {
                await db.Set<Dispatch>().Where(d => d.Id == dispatch.Id).ExecuteDeleteAsync(stop);
                continue;
            }

            var seen = dispatch.DueAt;
            if (await db.Set<Dispatch>().Where(d => d.Id == dispatch.Id && d.DueAt == seen && d.SentAt == null && d.DeadAt == null)
                .ExecuteUpdateAsync(d => d.SetProperty(x => x.DueAt, now + Attempt).SetProperty(x => x.Attempts, x => x.Attempts + 1), stop) == 1)
            {
                dispatch.Attempts++;
                return dispatch;
            }
        }
    }

    private static bool IsThere(Dispatch dispatch, CompanyDirectory directory) =>
        dispatch.PersonId is { } person ? directory.Person(person) is { IsHere: true } : dispatch.UnitId is { } unit && directory.Unit(unit) is { DissolvedOn: null };

    private async Task Settle(Dispatch dispatch, Delivery delivery, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var now = clock.Now();
        var row = db.Set<Dispatch>().Where(d => d.Id == dispatch.Id && d.SentAt == null);
        _ = delivery switch
        {
            Delivery.Taken => await row.ExecuteUpdateAsync(d => d.SetProperty(x => x.SentAt, now).SetProperty(x => x.Fault, (string?)null), stop),
            Delivery.Later { Fault: var fault, After: var after } when Retries.After(dispatch.Attempts) is { } pause => await Update(row, now + (after > pause ? after.Value : pause), null, fault, dispatch.Attempts, stop),
            Delivery.Later { Fault: var fault } => await Update(row, now, now, fault, dispatch.Attempts, stop),
            Delivery.Refused { Fault: var fault } => await Update(row, now, now, fault, dispatch.Attempts, stop),
            Delivery.Unreachable { Fault: var fault } => await Update(row, now + FirstRest, null, fault, dispatch.Attempts - 1, stop),
            _ => throw new InvalidOperationException($"No end for {delivery}."),
        };
    }

    private static Task<int> Update(IQueryable<Dispatch> row, DateTimeOffset due, DateTimeOffset? dead, string fault, int attempts, CancellationToken stop)
    {
        var said = fault.Length <= Dispatch.MaxFaultLength ? fault : fault[..Dispatch.MaxFaultLength];
        return row.ExecuteUpdateAsync(d => d.SetProperty(x => x.DueAt, due).SetProperty(x => x.DeadAt, dead).SetProperty(x => x.Fault, said).SetProperty(x => x.Attempts, attempts), stop);
    }

    private void Rest(string channel, string fault)
    {
        var length = resting.TryGetValue(channel, out var before) ? TimeSpan.FromTicks(Math.Min(before.Length.Ticks * 2, LongestRest.Ticks)) : FirstRest;
        resting[channel] = (clock.Now() + length, length);
        log.LogWarning("Channel {Channel} does not work, next try in {Pause}: {Fault}", channel, length, fault);
    }

    /// <summary>Paths that are keys come into being only now, are kept nowhere, and never go to a group.</summary>
    private MessageContent Personal(Dispatch dispatch) => dispatch.PersonId is not { } person ? dispatch.Content : dispatch.Content with
    {
        Sections = [.. dispatch.Content.Sections.Select(section => section with
        {
            Lines = [.. section.Lines.Select(line => personal.FirstOrDefault(one => line.Href.StartsWith(one.Prefix, StringComparison.Ordinal)) is { } one
                && one.For(person, line.Href) is { } path ? line with { Href = path } : line)],
        })],
    };
}
