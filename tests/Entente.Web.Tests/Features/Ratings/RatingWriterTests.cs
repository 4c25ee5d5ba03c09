using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Web.Data;
using Entente.Web.Features.Ratings;
using Entente.Web.Platform;
using Entente.Web.Platform.Api;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Ratings;

public sealed class RatingWriterTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, BothDatabases]
    public async Task Of_many_that_record_the_same_at_once_one_is_recorded(DatabaseKind on)
    {
        var (app, link, rater) = await Someone(on);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Writer(app).Record(Draft(app, link, rater, 5))));
        Assert.Single(outcomes, outcome => !outcome.IsRefused);
        Assert.All(outcomes.Where(outcome => outcome.IsRefused), outcome => Assert.IsType<AlreadyRated>(outcome.Refusal));
        Assert.Equal(1, (await Tally(app, link)).Good);
    }

    [Theory, BothDatabases]
    public async Task What_went_away_since_it_was_read_last_is_refused_and_disturbs_no_neighbour(DatabaseKind on)
    {
        var (app, link, rater) = await Someone(on);
        var gone = await app.Given.Link(await app.Given.Service(app.Company.Parts, "临时借料"), app.Company.Technicians);
        Assert.NotNull((await app.Services.GetRequiredService<Snapshots>().Read(Stop)).Link(gone.Id));
        await using (var db = app.Db())
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Stop);
            await Stamp.Raise(db, Stamp.Snapshot, Stop);
            Assert.Equal(1, await db.Links.Where(one => one.Id == gone.Id).ExecuteDeleteAsync(Stop));
            await transaction.CommitAsync(Stop);
        }

        var outcomes = await Task.WhenAll(Writer(app).Record(Draft(app, gone, rater, 5)), Writer(app).Record(Draft(app, link, rater, 5)));
        Assert.IsType<LinkUnknown>(outcomes[0].Refusal);
        Assert.Equal(1, Given.Agreed(outcomes[1]).Version);
        Assert.Equal(1, (await Tally(app, link)).Good);
    }

    [Theory, BothDatabases]
    public async Task Of_two_nodes_that_record_the_same_at_once_one_records_and_the_other_says_why_not(DatabaseKind on)
    {
        var (app, link, rater) = await Someone(on);
        await using var other = await app.Beside();
        for (var i = 0; i < 20; i++)
        {
            var reference = $"R{i}";
            var outcomes = await Task.WhenAll(
                new[] { app, other, app, other }.Select(node => Task.Run(() => Writer(node).Record(Draft(app, link, rater, 4, reference)))));
            Assert.Single(outcomes, outcome => !outcome.IsRefused);
            Assert.All(outcomes.Where(outcome => outcome.IsRefused), outcome => Assert.IsType<AlreadyRated>(outcome.Refusal));
        }

        Assert.Equal(20, (await Tally(app, link)).Good);
    }

    [Theory, BothDatabases]
    public async Task A_revision_keeps_what_was_said_and_moves_the_tallies(DatabaseKind on)
    {
        var (app, link, rater) = await Someone(on);
        var first = await app.Given.Rating(link, rater, 1, cause: Cause.FailedExpectation, comment: " 缺货三天 ");
        var revised = Given.Agreed(await Writer(app).Record(Draft(app, link, rater, 5, mayRevise: true)));
        Assert.Equal((first.Id, 2, RatingChange.Revised), (revised.Id, revised.Version, revised.Change));
        await using var db = app.Db();
        var stands = await db.Ratings.SingleAsync(rating => rating.Id == first.Id, Stop);
        Assert.Equal((5, null, null, 2), (stands.Level, stands.Cause, stands.Comment, stands.Version));
        var was = await db.RatingRevisions.SingleAsync(revision => revision.RatingId == first.Id, Stop);
        Assert.Equal((1, Cause.FailedExpectation, "缺货三天", 1), (was.Level, was.Cause, was.Comment, was.Version));
        var tally = await Tally(app, link);
        Assert.Equal((1, 0, 0), (tally.Good, tally.StandingBad, tally.FailedExpectation));
    }

    [Theory, BothDatabases]
    public async Task Saying_the_same_again_changes_nothing(DatabaseKind on)
    {
        var (app, link, rater) = await Someone(on);
        var first = await app.Given.Rating(link, rater, 2, comment: "慢");
        var again = Given.Agreed(await Writer(app).Record(Draft(app, link, rater, 2, mayRevise: true, comment: "慢 ")));
        Assert.Equal((first.Id, 1, RatingChange.Unchanged), (again.Id, again.Version, again.Change));
    }

    [Theory, BothDatabases]
    public async Task Whoever_revises_what_changed_meanwhile_is_told(DatabaseKind on)
    {
        var (app, link, rater) = await Someone(on);
        await app.Given.Rating(link, rater, 2);
        Given.Agreed(await Writer(app).Record(Draft(app, link, rater, 3, mayRevise: true, expected: 1)));
        Assert.IsType<ChangedUnderYou>((await Writer(app).Record(Draft(app, link, rater, 5, mayRevise: true, expected: 1))).Refusal);
        Assert.IsType<AlreadyRated>((await Writer(app).Record(Draft(app, link, rater, 5))).Refusal);
    }

    [Theory, BothDatabases]
    public async Task A_withdrawn_rating_counts_nowhere_and_can_be_given_again(DatabaseKind on)
    {
        var (app, link, rater) = await Someone(on);
        var given = await app.Given.Rating(link, rater, 1);
        Assert.IsType<RatingUnknown>((await Writer(app).Record(new RatingCommand.Withdraw(given.Id, app.Company.Seller.Id))).Refusal);
        Assert.Equal(RatingChange.Withdrawn, Given.Agreed(await Writer(app).Record(new RatingCommand.Withdraw(given.Id, rater.Id))).Change);
        Assert.Equal(0, (await Tally(app, link)).Ratings);
        Assert.IsType<RatingUnknown>((await Writer(app).Record(new RatingCommand.Withdraw(given.Id, rater.Id))).Refusal);
        Assert.Equal(3, Given.Agreed(await Writer(app).Record(Draft(app, link, rater, 4, mayRevise: true))).Version);
        Assert.Equal(1, (await Tally(app, link)).Good);
    }

    [Theory, BothDatabases]
    public async Task A_confirmed_recovery_ends_the_standing_bad_once(DatabaseKind on)
    {
        var (app, link, rater) = await Someone(on);
        var bad = await app.Given.Rating(link, rater, 2, cause: Cause.NothingAgreed);
        await app.Given.Recovery(bad, rater);
        var tally = await Tally(app, link);
        Assert.Equal((0, 1, 1), (tally.StandingBad, tally.Recovered, tally.NothingAgreed));
        Assert.IsType<NothingToRecover>((await Writer(app).Record(new RatingCommand.ConfirmRecovery(bad.Id, rater.Id))).Refusal);
        Given.Agreed(await Writer(app).Record(Draft(app, link, rater, 1, mayRevise: true)));
        Assert.Equal((1, 0), ((await Tally(app, link)).StandingBad, (await Tally(app, link)).Recovered));
    }

    [Theory, BothDatabases]
    public async Task A_request_that_is_sent_again_is_answered_the_same(DatabaseKind on)
    {
        var (app, link, rater) = await Someone(on);
        var command = Draft(app, link, rater, 4, id: Guid.CreateVersion7());
        Assert.Equal(Given.Agreed(await Writer(app).Record(command)), Given.Agreed(await Writer(app).Record(command)));
        Assert.Equal(1, (await Tally(app, link)).Good);
    }

    [Theory, BothDatabases]
    public async Task A_refused_command_disturbs_none_that_shares_its_commit(DatabaseKind on)
    {
        var (app, link, rater) = await Someone(on);
        Task<Outcome<RecordedRating>>[] waiting;
        await using (await Blocked.Writing(app))
        {
            waiting =
            [
                Writer(app).Record(Draft(app, link, rater, 4, "A")),
                Writer(app).Record(Draft(app, link, rater, 9, "B")),
                Writer(app).Record(Draft(app, link, app.Company.Seller, 4, "C")),
                Writer(app).Record(Draft(app, link, rater, 5, "D", comment: "一个\0字节")),
                Writer(app).Record(Draft(app, link, rater, 5, "E")),
            ];
            await Task.Delay(100, Stop);
            Assert.All(waiting, task => Assert.False(task.IsCompleted));
        }

        var outcomes = await Task.WhenAll(waiting);
        Assert.Equal([false, true, true, false, false], outcomes.Select(outcome => outcome.IsRefused));
        Assert.Equal(3, (await Tally(app, link)).Good);
    }

    [Theory, BothDatabases]
    public async Task What_comes_twice_within_one_commit_is_answered_as_if_it_came_one_after_the_other(DatabaseKind on)
    {
        var (app, link, rater) = await Someone(on);
        var (key, late) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await app.Given.Rating(link, rater, 5, reference: "STANDS");
        Task<Outcome<RecordedRating>>[] waiting;
        await using (await Blocked.Writing(app))
        {
            // The first is in the writer's hands while the others come together.
            waiting =
            [
                Writer(app).Record(Draft(app, link, rater, 4, "ALONE")),
                Writer(app).Record(Draft(app, link, rater, 1, "TWICE")),
                Writer(app).Record(Draft(app, link, rater, 2, "TWICE", mayRevise: true, comment: "慢")),
                Writer(app).Record(Draft(app, link, rater, 5, "TWICE")),
                Writer(app).Record(Draft(app, link, rater, 4, "KEY", id: key)),
                Writer(app).Record(Draft(app, link, rater, 4, "KEY", id: key)),
                Writer(app).Record(Draft(app, link, rater, 5, "KEY", id: key)),
                Writer(app).Record(Draft(app, link, rater, 4, "STANDS", id: late)),
                Writer(app).Record(Draft(app, link, rater, 4, "NEW", id: late)),
            ];
        }

        var outcomes = await Task.WhenAll(waiting);
        Assert.Equal(
            [RatingChange.Created, RatingChange.Created, RatingChange.Revised, null, RatingChange.Created, RatingChange.Created, null, null, RatingChange.Created], outcomes.Select(outcome => outcome.Value?.Change));
        Assert.Equal([typeof(AlreadyRated), typeof(IdempotencyKeyUsedDifferently), typeof(AlreadyRated)], outcomes.Select(outcome => outcome.Refusal?.GetType()).OfType<Type>());
        Assert.Equal((outcomes[1].Value!.Id, 2), (outcomes[2].Value!.Id, outcomes[2].Value!.Version));
        Assert.Equal((key, key, late), (outcomes[4].Value!.Id, outcomes[5].Value!.Id, outcomes[8].Value!.Id));
        var tally = await Tally(app, link);
        Assert.Equal((4, 1), (tally.Good, tally.StandingBad));
        Assert.Null(await app.Services.GetRequiredService<RebuildTallies>().Run(repair: false, Stop));
        Assert.DoesNotContain(app.Log.All, line => line.Contains("tried alone", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task A_full_queue_says_come_back_and_loses_nothing(DatabaseKind on)
    {
        var (app, link, rater) = await Someone(on);
        var waiting = new List<Task<Outcome<RecordedRating>>>();
        Refusal? full = null;
        await using (await Blocked.Writing(app))
        {
            for (var i = 0; full is null && i < RatingWriter.QueueLength * 2; i++)
            {
                var task = Writer(app).Record(i < 5 ? Draft(app, link, rater, 4, $"F{i}") : new RatingCommand.Withdraw(Guid.Empty, rater.Id));
                if (task.IsCompleted)
                    full = (await task).Refusal;
                else
                    waiting.Add(task);
            }
        }

        Assert.IsType<QueueIsFull>(full);
        Assert.Equal(503, Reply.StatusOf(full));
        await Task.WhenAll(waiting);
        Assert.Equal(5, (await Tally(app, link)).Good);
    }

    [Theory, BothDatabases]
    public async Task Stopping_records_what_waits(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var (link, rater) = (app.Company.PartsForTechnicians, app.Company.Technician);
        Task<Outcome<RecordedRating>>[] waiting;
        Task stopping;
        await using (await Blocked.Writing(app))
        {
            waiting = [.. Enumerable.Range(0, 30).Select(i => Writer(app).Record(Draft(app, link, rater, 4, $"S{i}")))];
            stopping = app.Stop();
        }

        await stopping;
        Assert.All(await Task.WhenAll(waiting), outcome => Assert.False(outcome.IsRefused));
        Assert.Equal(30, (await Tally(app, link)).Good);
        Assert.IsType<QueueIsFull>((await Writer(app).Record(Draft(app, link, rater, 4, "late"))).Refusal);
    }

    [Theory, BothDatabases]
    public async Task Nothing_changes_in_a_closed_period(DatabaseKind on)
    {
        var (app, link, rater) = await Someone(on);
        var june = new DateTimeOffset(2025, 6, 30, 15, 59, 0, TimeSpan.Zero);
        var bad = await app.Given.Rating(link, rater, 1, at: june);
        await app.Given.Closed("2025-Q2");
        Assert.IsType<RatingPeriodClosed>((await Writer(app).Record(Draft(app, link, rater, 5, "new", at: june))).Refusal);
        Assert.IsType<RatingPeriodClosed>((await Writer(app).Record(Draft(app, link, rater, 5, mayRevise: true, at: june))).Refusal);
        Assert.IsType<RatingPeriodClosed>((await Writer(app).Record(new RatingCommand.Withdraw(bad.Id, rater.Id))).Refusal);
        Assert.IsType<RatingPeriodClosed>((await Writer(app).Record(new RatingCommand.ConfirmRecovery(bad.Id, rater.Id))).Refusal);
        // A minute later it is July in Shanghai.
        await app.Given.Rating(link, rater, 5, at: june.AddMinutes(1));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static RatingWriter Writer(App app) => app.Services.GetRequiredService<RatingWriter>();

    /// <summary>A link of its own and somebody who may rate it, so that tests of this class do not meet.</summary>
    private async Task<(App App, Link Link, Person Rater)> Someone(DatabaseKind on)
    {
        var app = await apps.On(on);
        var service = await app.Given.Service(app.Company.Parts, "供应", 5);
        return (app, await app.Given.Link(service, app.Company.Technicians), await app.Given.Person(app.Company.Technicians));
    }

    private static async Task<LinkTally> Tally(App app, Link link)
    {
        await using var db = app.Db();
        return await db.LinkTallies.AsNoTracking().SingleAsync(tally => tally.LinkId == link.Id && tally.Month == new DateOnly(2026, 3, 1), Stop);
    }

    private static RatingCommand.Record Draft(
        App app, Link link, Person rater, int level, string? reference = null, bool mayRevise = false, int? expected = null, string? comment = null, Guid? id = null, DateTimeOffset? at = null) =>
        new(new RatingDraft
        {
            LinkId = link.Id,
            RaterId = rater.Id,
            Level = level,
            At = at ?? app.Now,
            Reference = reference,
            MayRevise = mayRevise,
            ExpectedVersion = expected,
            Comment = comment,
            Id = id,
        });
}
