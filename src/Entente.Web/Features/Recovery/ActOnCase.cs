using System.ComponentModel.DataAnnotations;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings;
using Entente.Domain.Recovery;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Happenings;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Recovery;

/// <summary>
/// Takes one step of a case. What the provider does changes the case alone. What the rater says about their bads goes to the writer of
/// ratings, and the case follows in the same transaction: confirming the case and recovering its bads is one act.
/// </summary>
public sealed class ActOnCase(IDbContextFactory<EntenteDb> databases, CompanyCalendar calendars, Recognition recognition, RecordRating record, TimeProvider clock)
{
    public sealed record Request
    {
        public RecoveryVerb Verb { get; set; }

        /// <summary>What was said or done; asked for with a remedy and a reopening.</summary>
        [MaxLength(RecoveryCase.MaxWordsLength)]
        public string? Text { get; set; }

        /// <summary>Why it happened, as the provider finds; asked for with a remedy.</summary>
        public Cause? Finding { get; set; }

        /// <summary>The version that was looked at; empty for whatever stands.</summary>
        public int? Version { get; set; }
    }

    public async Task<Outcome<RecoveryCase>> Run(Guid id, Request request, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.RecoveryCases.SingleOrDefaultAsync(one => one.Id == id, stop) is not { } found)
            return new RecoveryUnknown();
        await recognition.Read(db, found, actor, stop);
        if (!RecoveryRights.MayRead(actor, found))
            return new RecoveryUnknown();
        if (RecoveryRights.RoleOf(actor, found) is not { } role || role != RecoveryRights.WhoTakes(request.Verb))
            return new NotAllowed();
        if (request.Version is { } seen && seen != found.Version)
            return new ChangedUnderYou();
        if (!found.Allowed.Contains(request.Verb))
            return new RecoveryStepIllegal(found.State, found.Allowed);
        if (role is RecoveryRole.Rater && found.RaterId is null)
            return await ActSealed(db, found, request, actor, stop);
        if (request.Verb is RecoveryVerb.Confirm or RecoveryVerb.Withdraw && await Say(db, found, request.Verb, actor.PersonId!.Value, stop) is { } said)
            return said;
        var now = clock.Now();
        var refusal = request.Verb switch
        {
            RecoveryVerb.Contact => found.Contact(actor.PersonId!.Value, request.Text, request.Finding, now),
            RecoveryVerb.Remedy => found.MakeGood(actor.PersonId!.Value, request.Text, request.Finding, now),
            RecoveryVerb.Reopen => found.Reopen(request.Text, now, await calendars.Read(stop), await db.RecoveryLimits.AsNoTracking().SingleOrDefaultAsync(stop) ?? Domain.Recovery.RecoveryLimits.Usual()),
            RecoveryVerb.Confirm => found.ConfirmLate(now),
            _ => throw new ArgumentOutOfRangeException(nameof(request)),
        };
        if (refusal is not null)
            return refusal;
        db.LookAgain(found.RaterId, RecoveryAccess.HandlerOf(actor.Chain, found, actor.Today)?.Id);
        db.Announce(found, actor.Chain, now);
        db.Record(actor.PersonId, $"recovery.{request.Verb.ToString().ToLowerInvariant()}", $"recovery/{found.Id}", request.Text, now);
        return await db.SaveOrRefuse(stop) is { } stale ? stale : found;
    }

    /// <summary>
    /// The steps of a sealed rater: nothing says who took them, and nothing when but the day. A released bad is not taken back, for what
    /// was released is never cut again; it is confirmed, or revised for the next release.
    /// </summary>
    private async Task<Outcome<RecoveryCase>> ActSealed(EntenteDb db, RecoveryCase found, Request request, Actor actor, CancellationToken stop)
    {
        var at = HiddenTime.Of(found.History[^1].At, clock.Now(), actor.Directory.TimeZone);
        var month = await (from tie in db.SealedCases where tie.CaseId == found.Id join batch in db.ReleasedBatches on tie.BatchId equals batch.Id select (DateOnly?)batch.Month).SingleOrDefaultAsync(stop);
        var refusal = request.Verb switch
        {
            RecoveryVerb.Confirm => found.ConfirmSealed(month is { } counts && actor.Directory.IsClosed(counts), at),
            RecoveryVerb.Reopen => found.Reopen(request.Text, at, await calendars.Read(stop), await db.RecoveryLimits.AsNoTracking().SingleOrDefaultAsync(stop) ?? Domain.Recovery.RecoveryLimits.Usual()),
            _ => new RecoveryStepIllegal(found.State, [RecoveryVerb.Confirm, RecoveryVerb.Reopen]),
        };
        if (refusal is not null)
            return refusal;
        db.Announce(found, actor.Chain, clock.Now());
        db.RecordSealed($"recovery.{request.Verb.ToString().ToLowerInvariant()}", $"recovery/{found.Id}", request.Text, at);
        // Verdicts count what was confirmed.
        db.MoveSnapshot();
        return await db.SaveOrRefuse(stop) is { } stale ? stale : found;
    }

    /// <summary>
    /// Lets the writer change the bads themselves. Null where only the case is left to settle: a confirmation after the period was closed,
    /// whose published figures stay as they are.
    /// </summary>
    private async Task<Outcome<RecoveryCase>?> Say(EntenteDb db, RecoveryCase found, RecoveryVerb verb, Guid rater, CancellationToken stop)
    {
        var bads = (await db.Ratings.AsNoTracking().Where(rating => rating.RaterId == rater && rating.LinkId == found.LinkId && rating.Day == found.Day && rating.WithdrawnAt == null && rating.RecoveredAt == null)
            .OrderBy(rating => rating.At).ToListAsync(stop)).Where(rating => rating.Answer is Answer.Bad).ToList();
        foreach (var bad in verb is RecoveryVerb.Confirm ? bads.Take(1) : bads)
        {
            var done = await record(verb is RecoveryVerb.Confirm ? new RatingCommand.ConfirmRecovery(bad.Id, rater) : new RatingCommand.Withdraw(bad.Id, rater));
            if (done is { Refusal: RatingPeriodClosed } && verb is RecoveryVerb.Confirm)
                return null;
            if (done.IsRefused)
                return done.Refusal;
        }

        return await db.RecoveryCases.AsNoTracking().SingleAsync(one => one.Id == found.Id, stop);
    }
}
