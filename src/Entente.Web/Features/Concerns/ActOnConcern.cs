using System.ComponentModel.DataAnnotations;
using Entente.Domain.Concerns;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Concerns;

/// <summary>Takes one step of a concern, for its sender or for its addressee. Only the addressee's step is put on record here, for it alone has a time that may be known.</summary>
public sealed class ActOnConcern(IDbContextFactory<EntenteDb> databases, ConcernSealing sealing, TimeProvider clock)
{
    /// <summary>How often it is tried when both sides write at the same moment. Neither is told of it: that would tell one what the other is doing.</summary>
    private const int Tries = 5;

    public sealed record Request
    {
        public ConcernAct Act { get; set; }

        [MaxLength(Concern.MaxWordsLength)]
        public string? Text { get; set; }
    }

    public async Task<Outcome<Concern>> Run(Guid id, ConcernSide by, Request request, Actor actor, CancellationToken stop)
    {
        for (var i = 1; ; i++)
        {
            var done = await Once(id, by, request, actor, stop);
            if (done.Refusal is not ChangedUnderYou || i == Tries)
                return done;
        }
    }

    private async Task<Outcome<Concern>> Once(Guid id, ConcernSide by, Request request, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Set<StoredConcern>().SingleOrDefaultAsync(row => row.Id == id, stop) is not { } row || !ConcernRights.Stands(actor, row, by, sealing))
            return new ConcernUnknown();
        if (by is ConcernSide.Addressee && sealing.IsSender(row, actor.PersonId!.Value))
            return new ConcernIsOwn();
        var done = sealing.Open(row).Do(by, request.Act, request.Text, actor.Today);
        if (done.IsRefused)
            return done;
        row.Version++;
        if (by is ConcernSide.Sender)
        {
            row.Sent = sealing.SealSent(done.Value);
        }
        else
        {
            row.Replies = sealing.SealReplies(done.Value);
            db.Record(actor.PersonId, $"concern.{request.Act.ToString().ToLowerInvariant()}", $"concern/{id}", null, clock.Now());
        }

        return await db.SaveOrRefuse(stop) is { } stale ? stale : done;
    }
}
