using System.Text.Json;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings.Releases;
using Entente.Domain.Ratings.Requests;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Ratings.Requests;

/// <summary>Sets how often people are asked, when the pulse begins, and how large a sealed group must be. Whoever rated under a larger group keeps it (decision 0082).</summary>
public sealed class SetAsking(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    internal const string Action = "asking.set";

    /// <summary>A number out of every range.</summary>
    private const int Missing = -1;

    public sealed record Request
    {
        /// <summary>Refused where it is missing: zero would mean that nobody is asked.</summary>
        public int? RequestsAWeek { get; set; }

        /// <summary>Refused where it is missing.</summary>
        public int? PulseDays { get; set; }

        /// <summary>Refused where it is missing.</summary>
        public int? SealedGroup { get; set; }

        /// <summary>The version that was looked at.</summary>
        public int Version { get; set; }
    }

    public async Task<Outcome<ReadAsking.View>> Run(Request request, Actor actor, CancellationToken stop)
    {
        if (!actor.MayAdminister)
            return new NotAllowed();
        await using var db = await databases.CreateDbContextAsync(stop);
        var known = await db.AskingLimits.SingleOrDefaultAsync(stop);
        var limits = known ?? AskingLimits.Usual();
        var company = await db.Companies.SingleAsync(stop);
        if (limits.Version != request.Version)
            return new ChangedUnderYou();
        var group = company.SealedGroup;
        if ((limits.Set(request.RequestsAWeek ?? Missing, request.PulseDays ?? Missing) ?? company.ChangeSealedGroup(request.SealedGroup ?? Missing)) is { } refusal)
            return refusal;
        if (known is null)
            db.Add(limits);
        var now = clock.Now();
        if (group != company.SealedGroup)
            db.Add(SealedGroupChange.Note(Guid.CreateVersion7(now), group, company.SealedGroup, now, actor.PersonId));
        db.Record(actor.PersonId, Action, "company", JsonSerializer.Serialize(new ReadAsking.Values(limits.RequestsAWeek, limits.PulseDays, company.SealedGroup)), now);
        return await db.SaveOrRefuse(stop) is { } stale ? stale : new ReadAsking.View(limits, company.SealedGroup);
    }
}
