using System.Data.Common;
using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Domain.Ratings.Releases;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Api;
using Entente.Web.Platform.Happenings;

namespace Entente.Web.Features.Ratings;

/// <summary>
/// Records many ratings in one transaction together with their tallies, over a connection of its own. Each command gets its own
/// outcome: a refused one leaves no trace and disturbs no neighbour. All outcomes are true once <c>Store</c> has returned,
/// for it returns after the commit; where it throws, nothing was recorded.
/// </summary>
internal sealed class RatingStore(Sealing sealing, BadsChanged badsChanged, SealedBadsTold told, RatingsTold ratingsTold, DbConnection connection, RatingStatements statements, BatchBeginning beginning) : IAsyncDisposable
{
    /// <summary>Sealed bads of this transaction whose raters want them told at once.</summary>
    private readonly List<SealedBad> tellNow = [];

    /// <summary>Open ratings that this transaction gives or changes.</summary>
    private readonly List<ToldRating> news = [];

    private readonly HashSet<(Guid Link, DateOnly Day, Guid Rater)> removed = [];

    public static async Task<RatingStore> OpenAsync(HotPath values, Snapshots snapshots, Sealing sealing, BadsChanged badsChanged, SealedBadsTold told, RatingsTold ratingsTold, CancellationToken stop)
    {
        var connection = await values.OpenWriterAsync(stop);
        var statements = new RatingStatements(values, connection);
        return new RatingStore(sealing, badsChanged, told, ratingsTold, connection, statements, new BatchBeginning(values, snapshots, statements));
    }

    public Task<Outcome<RecordedRating>[]> Store(IReadOnlyList<RatingCommand> commands, DateTimeOffset now, CancellationToken stop) => Store(commands, now, dryRun: false, stop);

    /// <summary>The same; a dry run says what would become of each command and records nothing.</summary>
    public async Task<Outcome<RecordedRating>[]> Store(IReadOnlyList<RatingCommand> commands, DateTimeOffset now, bool dryRun, CancellationToken stop)
    {
        var (transaction, stamp, chain, at, written) = await beginning.Begin(commands, now, stop);
        await using var ended = transaction;
        now = at;
        var deltas = new TallyDeltas();
        tellNow.Clear();
        news.Clear();
        removed.Clear();
        // What a neighbour may have to do with any other command, as the same occasion or the same key, is looked at one after the other.
        var recorded = new RecordedRating?[commands.Count];
        foreach (var (place, rating) in written)
            recorded[place] = Given(rating, deltas);
        var outcomes = new Outcome<RecordedRating>[commands.Count];
        for (var i = 0; i < outcomes.Length; i++)
        {
            outcomes[i] = recorded[i] is { } first ? first : commands[i] switch
            {
                RatingCommand.Record record => await Record(record.Draft, chain, deltas, now, stop),
                RatingCommand.ConfirmRecovery confirm => await ConfirmRecovery(confirm, chain, deltas, now, stop),
                RatingCommand.Withdraw withdraw => await Withdraw(withdraw, chain, deltas, now, stop),
                RatingCommand.Remove remove => await Remove(remove, chain, deltas, now, stop),
                _ => throw new InvalidOperationException("A command is one of four."),
            };
        }

        if (dryRun)
            return outcomes;
        await statements.Write(deltas, stop);
        await Tell(transaction, deltas, stamp, now, stop);
        if (news.Count > 0)
            await ratingsTold(transaction, news, stamp, now, stop);
        await transaction.CommitAsync(CancellationToken.None);
        return outcomes;
    }

    public async ValueTask DisposeAsync()
    {
        statements.Dispose();
        await connection.DisposeAsync();
    }

    /// <summary>
    /// Says what became of bads, in the same transaction. After the tallies: their rows hold back whoever changes bads of the same link
    /// and month, so that what is counted here is what will stand.
    /// </summary>
    private async Task Tell(DbTransaction transaction, TallyDeltas deltas, long stamp, DateTimeOffset now, CancellationToken stop)
    {
        var changes = new List<BadsOfDay>();
        foreach (var ((link, day, rater), news) in deltas.Bads)
        {
            if (!news.OtherThanGiven)
            {
                changes.Add(new BadsOfDay(link, rater, day, news.Given, 0, news.FirstCause, now) { OnlyNew = true });
                continue;
            }

            var bads = await statements.BadsOf(link, rater, day, stop);
            var recovered = bads.Count(bad => bad.RecoveredAt is not null);
            changes.Add(new BadsOfDay(link, rater, day, bads.Count - recovered, recovered, bads.FirstOrDefault(bad => bad.Cause is not null)?.Cause, now) { ByCourt = removed.Contains((link, day, rater)) });
        }

        if (changes.Count > 0)
            await badsChanged(transaction, changes, stamp, stop);
        if (tellNow.Count > 0)
            await told(transaction, tellNow, now, stop);
    }

    private RecordedRating Given(NewRating rating, TallyDeltas deltas)
    {
        var (id, draft, _, scale, day) = rating;
        deltas.Add(draft.LinkId, draft.RaterId, day, new TallyDeltas.Standing(scale, draft.Level, draft.Cause, false));
        news.Add(new ToldRating(id, RatingChange.Created, draft.LinkId, draft.RaterId, day, scale, draft.Level, 1, FreeText.Clean(draft.Reference)));
        return new RecordedRating(id, 1, RatingChange.Created, false);
    }

    private async Task<Outcome<RecordedRating>> Record(RatingDraft draft, SupplyChain chain, TallyDeltas deltas, DateTimeOffset now, CancellationToken stop)
    {
        if (await AnswerAgain(draft, stop) is { } again)
            return again;
        if (RatingRules.Check(draft, chain, now) is { } refusal)
            return refusal is RatingPeriodClosed && await StandsAlready(draft, chain, stop) is { } standing ? standing : refusal;
        var service = chain.Service(chain.Link(draft.LinkId)!.ServiceId)!;
        var day = chain.Directory.DayOf(draft.At);
        var occasion = Occasion.Of(draft.Reference, day);
        if (await statements.Find(draft.RaterId, draft.LinkId, occasion, stop) is { } existing)
            return draft is { Sealed: true, MayRevise: true } ? new RatedOpenly() : await Revise(existing, draft, chain, deltas, now, stop);
        if (service.Mode is not RatingMode.Open)
        {
            var tags = sealing.Tags(draft.LinkId, draft.RaterId, occasion);
            var existingSealed = await statements.FindSealed(tags[0], stop) ?? (tags.Count > 1 ? await statements.FindSealed(tags[1], stop) : null);
            if (existingSealed is not null || RatingRules.IsSealed(draft, service))
                return await RecordSealed(draft, existingSealed, service, chain, tags[0], occasion, day, stop);
        }

        var rating = new NewRating(draft.Id ?? Guid.CreateVersion7(now), draft, occasion, service.Scale, day);
        return (await statements.Insert([rating], now, stop)).Count > 0 ? Given(rating, deltas) : throw new LostRaceException();
    }

    /// <summary>
    /// The first answer to a request that was sent before, whatever happened since: the identity is made of the sender and their
    /// key. The same key with other content is refused. What was revised since can be compared no further than who and where.
    /// </summary>
    private async Task<Outcome<RecordedRating>?> AnswerAgain(RatingDraft draft, CancellationToken stop)
    {
        if (draft.Id is not { } id)
            return null;
        var content = (draft.Level, draft.Cause, FreeText.Clean(draft.Comment));
        if (await statements.Find(id, stop) is { } open)
            return Answer(open.LinkId == draft.LinkId && open.RaterId == draft.RaterId && (open.Version > 1 || (open.Level, open.Cause, open.Comment) == content), false);
        if (await statements.FindSealed(id, stop) is not var (link, hidden))
            return null;
        return Answer(link == draft.LinkId && sealing.Open(id, hidden.Envelope).RaterId == draft.RaterId && (hidden.Version > 1 || (hidden.Level, hidden.Cause, hidden.Comment) == content), true);

        Outcome<RecordedRating> Answer(bool isSame, bool isSealed) => isSame ? new RecordedRating(id, 1, RatingChange.Created, isSealed) : new IdempotencyKeyUsedDifferently();
    }

    private async Task<Outcome<RecordedRating>> Revise(StoredRating old, RatingDraft draft, SupplyChain chain, TallyDeltas deltas, DateTimeOffset now, CancellationToken stop)
    {
        if (old.RemovedAt is not null)
            return new RatingWasRemoved();
        if (old.WithdrawnAt is null)
            draft = draft.Over(old.Scale, old.Level, old.Cause, old.Comment);
        if (draft.IsRepeatable && old.Says(draft))
            return new RecordedRating(old.Id, old.Version, RatingChange.Unchanged, false);
        var same = old.Cause == draft.Cause && old.Says(draft);
        if (!draft.MayRevise)
            return new AlreadyRated(old.Id);
        if (draft.ExpectedVersion is { } expected && expected != old.Version)
            return new ChangedUnderYou();
        if (chain.Directory.IsClosed(old.Day))
            return new RatingPeriodClosed(old.Day);
        if (same)
            return new RecordedRating(old.Id, old.Version, RatingChange.Unchanged, false);
        await statements.Replace(old, draft.Level, draft.Cause, draft.Comment, null, null, now, stop);
        if (old.WithdrawnAt is null)
            deltas.Remove(old.LinkId, old.RaterId, old.Day, old.Standing);
        deltas.Add(old.LinkId, old.RaterId, old.Day, new TallyDeltas.Standing(old.Scale, draft.Level, draft.Cause, false));
        return Changed(old with { Level = draft.Level }, RatingChange.Revised);
    }

    /// <summary>A file that is imported again after its period was closed says nothing new.</summary>
    private async Task<RecordedRating?> StandsAlready(RatingDraft draft, SupplyChain chain, CancellationToken stop) =>
        draft.IsRepeatable
        && await statements.Find(draft.RaterId, draft.LinkId, Occasion.Of(draft.Reference, chain.Directory.DayOf(draft.At)), stop) is { } old && old.Says(draft)
            ? new RecordedRating(old.Id, old.Version, RatingChange.Unchanged, false)
            : null;

    private async Task<Outcome<RecordedRating>> RecordSealed(
        RatingDraft draft, StoredSealed? old, Service service, SupplyChain chain, byte[] tag, string occasion, DateOnly day, CancellationToken stop)
    {
        if (old is null)
        {
            // A random identity: one made from the time would tell when.
            var id = draft.Id ?? Guid.NewGuid();
            var envelope = sealing.Seal(id, new SealedContent(draft.RaterId, draft.At, occasion));
            await statements.InsertSealed(id, draft, service.Scale, new DateOnly(day.Year, day.Month, 1), tag, envelope, stop);
            TellNow(draft, service, id, new DateOnly(day.Year, day.Month, 1));
            return new RecordedRating(id, 1, RatingChange.Created, true);
        }

        draft = draft.Over(service.Scale, old.Level, old.Cause, old.Comment);
        var same = old.Level == draft.Level && old.Cause == draft.Cause && old.Comment == FreeText.Clean(draft.Comment);
        if (same && draft.IsRepeatable)
            return new RecordedRating(old.Id, old.Version, RatingChange.Unchanged, true);
        if (!draft.MayRevise)
            return new AlreadyRated(null);
        if (draft.ExpectedVersion is { } expected && expected != old.Version)
            return new ChangedUnderYou();
        if (chain.Directory.IsClosed(old.Month))
            return new RatingPeriodClosed(old.Month);
        TellNow(draft, service, old.Id, old.Month);
        if (same)
            return new RecordedRating(old.Id, old.Version, RatingChange.Unchanged, true);
        await statements.ReplaceSealed(old, draft, stop);
        return new RecordedRating(old.Id, old.Version + 1, RatingChange.Revised, true);
    }

    private void TellNow(RatingDraft draft, Service service, Guid id, DateOnly month)
    {
        if (draft.TellNow && Levels.Of(service.Scale, draft.Level) is Answer.Bad)
            tellNow.Add(new SealedBad(id, draft.LinkId, null, month, draft.Cause));
    }

    private async Task<Outcome<RecordedRating>> ConfirmRecovery(RatingCommand.ConfirmRecovery command, SupplyChain chain, TallyDeltas deltas, DateTimeOffset now, CancellationToken stop)
    {
        var found = await FindOwn(command.RatingId, command.RaterId, command.ExpectedVersion, chain, stop);
        if (found.IsRefused)
            return found.Refusal;
        var old = found.Value;
        if (old.RecoveredAt is not null || !old.IsBad)
            return new NothingToRecover();
        // One case, one word: whatever this person found bad on this link that day is made good together.
        foreach (var bad in (await statements.BadsOf(old.LinkId, old.RaterId, old.Day, stop)).Where(bad => bad.RecoveredAt is null))
        {
            await statements.Replace(bad, bad.Level, bad.Cause, bad.Comment, now, null, now, stop);
            deltas.Remove(bad.LinkId, bad.RaterId, bad.Day, bad.Standing);
            deltas.Add(bad.LinkId, bad.RaterId, bad.Day, bad.Standing with { Recovered = true });
            _ = Changed(bad, RatingChange.Recovered);
        }

        return new RecordedRating(old.Id, old.Version + 1, RatingChange.Recovered, false);
    }

    private async Task<Outcome<RecordedRating>> Withdraw(RatingCommand.Withdraw command, SupplyChain chain, TallyDeltas deltas, DateTimeOffset now, CancellationToken stop)
    {
        var found = await FindOwn(command.RatingId, command.RaterId, command.ExpectedVersion, chain, stop);
        if (found.IsRefused)
            return found.Refusal;
        var old = found.Value;
        await statements.Replace(old, old.Level, old.Cause, old.Comment, old.RecoveredAt, now, now, stop);
        deltas.Remove(old.LinkId, old.RaterId, old.Day, old.Standing);
        return Changed(old, RatingChange.Withdrawn);
    }

    /// <summary>What both judges decided; whoever sent it, their offices are looked at once more.</summary>
    private async Task<Outcome<RecordedRating>> Remove(RatingCommand.Remove command, SupplyChain chain, TallyDeltas deltas, DateTimeOffset now, CancellationToken stop)
    {
        var (hr, auditor) = (command.HumanResourcesId, command.AuditorId);
        if (hr == auditor || !chain.Directory.Holds(hr, Role.HumanResources) || !chain.Directory.Holds(auditor, Role.Auditor))
            return new NotAllowed();
        if (await statements.Find(command.RatingId, stop) is not { WithdrawnAt: null } old)
            return new RatingUnknown();
        if (chain.Directory.IsClosed(old.Day))
            return new RatingPeriodClosed(old.Day);
        await statements.Replace(old, old.Level, old.Cause, old.Comment, old.RecoveredAt, now, now, stop);
        await statements.Remove(old.Id, now, stop);
        deltas.Remove(old.LinkId, old.RaterId, old.Day, old.Standing);
        removed.Add((old.LinkId, old.Day, old.RaterId));
        return Changed(old, RatingChange.Removed);
    }

    private RecordedRating Changed(StoredRating rating, RatingChange change)
    {
        news.Add(new ToldRating(rating.Id, change, rating.LinkId, rating.RaterId, rating.Day, rating.Scale, rating.Level, rating.Version + 1, null));
        return new RecordedRating(rating.Id, rating.Version + 1, change, false);
    }

    /// <summary>A rating that still stands, of the person who asks, in a period that is still open.</summary>
    private async Task<Outcome<StoredRating>> FindOwn(Guid rating, Guid rater, int? version, SupplyChain chain, CancellationToken stop)
    {
        if (await statements.Find(rating, stop) is not { WithdrawnAt: null } found || found.RaterId != rater)
            return new RatingUnknown();
        if (version is { } expected && expected != found.Version)
            return new ChangedUnderYou();
        return chain.Directory.IsClosed(found.Day) ? new RatingPeriodClosed(found.Day) : found;
    }
}
