using System.Text.Json;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Ratings.Requests;

/// <summary>Who set what about asking, from the audit record.</summary>
public sealed class AskingChangesList(IDbContextFactory<EntenteDb> databases, IStringLocalizer<RequestsTexts> t) : IListSource<AskingChangesList.Row>
{
    public sealed record Row(DateTimeOffset At, Guid? By, ReadAsking.Values Set);

    public async Task<Outcome<Listing<Row>>> Read(ListAsked asked, Actor actor, CancellationToken stop)
    {
        if (!actor.MayAdminister)
            return new NotAllowed();
        await using var db = await databases.CreateDbContextAsync(stop);
        var entries = await db.AuditEntries.AsNoTracking().Where(entry => entry.Action == SetAsking.Action && entry.Details != null).OrderByDescending(entry => entry.Number).ToListAsync(stop);
        return Listing<Row>.Of(asked, entries.Select(entry => new Row(entry.At, entry.Actor, JsonSerializer.Deserialize<ReadAsking.Values>(entry.Details!)!)),
        [
            new(t["Day"], row => actor.Directory.DayOf(row.At)) { Sort = "day" },
            new(t["By"], row => NameOf(row, actor)),
            new(t["Requests"], row => row.Set.RequestsAWeek) { Sort = "requests" },
            new(t["PulseDays"], row => row.Set.PulseDays) { Sort = "pulse" },
            new(t["Group"], row => row.Set.SealedGroup) { Sort = "group" },
        ]);
    }

    internal string NameOf(Row row, Actor actor) => row.By is { } by && actor.Directory.Person(by) is { } person ? Localized.Name(person) : t["Program"];
}
