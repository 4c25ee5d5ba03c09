using System.Threading.Channels;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Happenings;

namespace Entente.Web.Features.Ratings;

/// <summary>
/// The group-committing writer: commands of all requests of this node go through one queue, and whatever waits when the last
/// commit is done shares the next one. Nobody is answered before the commit. See docs/decisions/0009.
/// </summary>
public sealed class RatingWriter(HotPath values, Snapshots snapshots, Sealing sealing, BadsChanged badsChanged, SealedBadsTold told, RatingsTold ratingsTold, TimeProvider clock, ILogger<RatingWriter> log) : BackgroundService
{
    /// <summary>How many commands may wait before senders are told to come back.</summary>
    public const int QueueLength = 4096;

    private const int LargestBatch = 512;
    private const int AttemptsAlone = 3;

    /// <summary>How long a batch waits for a database that is away, as while it starts again, before its senders are told to come back.</summary>
    private static readonly TimeSpan[] Pauses = [.. new[] { 100, 300, 800, 1500, 2000 }.Select(each => TimeSpan.FromMilliseconds(each))];

    private readonly Channel<Pending> queue = Channel.CreateBounded<Pending>(new BoundedChannelOptions(QueueLength) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    private RatingStore? store;

    /// <summary>How many commands wait just now.</summary>
    public int Waiting => queue.Reader.Count;

    /// <summary>Records, durably: the outcome comes after the commit. A full queue is a refusal.</summary>
    public Task<Outcome<RecordedRating>> Record(RatingCommand command)
    {
        var pending = new Pending(command);
        return queue.Writer.TryWrite(pending) ? pending.Done.Task : Task.FromResult<Outcome<RecordedRating>>(new QueueIsFull());
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<Pending>(LargestBatch);
        try
        {
            while (await queue.Reader.WaitToReadAsync(stoppingToken))
                await TakeBatch(batch);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What waits is still recorded: its senders are still there.
            queue.Writer.TryComplete();
            while (queue.Reader.TryPeek(out _))
                await TakeBatch(batch);
        }
        finally
        {
            await Close();
        }
    }

    private async Task TakeBatch(List<Pending> batch)
    {
        batch.Clear();
        while (batch.Count < LargestBatch && queue.Reader.TryRead(out var pending))
            batch.Add(pending);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await Commit(batch);
                return;
            }
            catch (Exception fault) when (DatabaseFaults.IsAway(fault))
            {
                await Close();
                if (attempt < Pauses.Length)
                {
                    log.LogWarning("The database is away; {Count} ratings wait for it.", batch.Count);
                    await Task.Delay(Pauses[attempt], TimeProvider.System, CancellationToken.None);
                    continue;
                }

                log.LogError(fault, "The database is away; the senders of {Count} ratings are told to come back.", batch.Count);
                foreach (var pending in batch)
                    pending.Done.TrySetResult(new PerhapsRecorded());
                return;
            }
            catch (Exception fault)
            {
                // Another node was faster, the connection broke, or one command is at fault: alone, each gets its own answer.
                log.LogWarning(fault, "A batch of {Count} ratings failed; each is tried alone.", batch.Count);
                foreach (var pending in batch)
                    await CommitAlone(pending);
                return;
            }
        }
    }

    private async Task CommitAlone(Pending pending)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Close();
                await Commit([pending]);
                return;
            }
            catch (Exception fault)
            {
                if (attempt < AttemptsAlone)
                    continue;
                log.LogError(fault, "A rating was not recorded.");
                // Full or read-only: the database said no, so the sender may be told that nothing was recorded and come back.
                if (DatabaseFaults.IsAway(fault))
                    pending.Done.TrySetResult(new PerhapsRecorded());
                else if (DatabaseFaults.IsRefusal(fault))
                    pending.Done.TrySetResult(new NotRecorded());
                else
                    pending.Done.TrySetException(fault);
                return;
            }
        }
    }

    private async Task Commit(List<Pending> batch)
    {
        // A try whose answer was lost may have been stored: from the second on, the same is no second rating.
        foreach (var pending in batch)
            pending.Begin();
        store ??= await RatingStore.OpenAsync(values, snapshots, sealing, badsChanged, told, ratingsTold, CancellationToken.None);
        var outcomes = await store.Store(batch.ConvertAll(pending => pending.Command), clock.Now(), CancellationToken.None);
        for (var i = 0; i < batch.Count; i++)
            batch[i].Done.TrySetResult(outcomes[i]);
    }

    private async Task Close()
    {
        var closing = store;
        store = null;
        if (closing is not null)
            await closing.DisposeAsync();
    }

    private sealed class Pending(RatingCommand command)
    {
        private bool hasBegun;

        public RatingCommand Command { get; private set; } = command;

        public void Begin()
        {
            if (hasBegun && Command is RatingCommand.Record { Draft.MayRevise: false } record)
                Command = record with { Draft = record.Draft with { IsRepeatable = true } };
            hasBegun = true;
        }

        // Continuations run elsewhere: the writer must not serve a request before its next commit.
        public TaskCompletionSource<Outcome<RecordedRating>> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
