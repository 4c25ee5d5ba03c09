using System.Collections.Concurrent;
using System.Globalization;
using Entente.Domain.Goals;
using Entente.Web.Data;
using Entente.Web.Tests.Features.Goals;
using Entente.Web.Tests.Kit;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Tests.Features.Operations;

/// <summary>A backup that is taken while people rate holds all that was acknowledged before, and comes back into either database.</summary>
public sealed class BackupTests(Apps apps) : IClassFixture<Apps>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("entente-backup-test-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Backup => Path.Combine(folder, "backup.zip");

    private string Keys => Path.Combine(folder, "keys.env");

    [Theory, BothDatabases]
    public async Task What_was_acknowledged_before_a_backup_is_in_it_and_comes_back_into_the_other_database(DatabaseKind on)
    {
        Assert.SkipWhen(PostgresServer.ReasonToSkip is not null, PostgresServer.ReasonToSkip ?? "");
        var app = await apps.On(on);
        var evidence = await Evidence(app);
        await app.Given.Rating(app.Company.PromisesForAfterSales, app.Company.Technician, 1, reference: "SEALED", comment: "答应的没做到", @sealed: true);
        var acknowledged = new ConcurrentQueue<string>();
        using var ended = new CancellationTokenSource();
        var rating = Rate(app, acknowledged, ended.Token);
        while (acknowledged.Count < 50)
            await Task.Delay(5, Stop);
        var before = acknowledged.ToArray();
        var taken = await Terminal.Run(["backup", "--out", Backup, "--keys", Keys, .. app.AtItsData]);
        await ended.CancelAsync();
        await rating;
        Assert.True(taken.Exit == 0, taken.Error);
        Assert.True(acknowledged.Count > before.Length);
        foreach (var file in new[] { Backup, Keys })
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));

        var (data, database) = (Path.Combine(folder, "restored"), on is DatabaseKind.Sqlite ? await (await PostgresServer.Running()).CreateDatabase() : "sqlite://" + Path.Combine(folder, "restored", "entente.db"));
        string[] restored = ["--data", data, "--database", database];
        var back = await Terminal.Run(["restore", Backup, "--keys", Keys, .. restored]);
        Assert.True(back.Exit == 0, back.Error);
        foreach (var proof in new string[][] { ["rebuild-tallies", "--check"], ["verify-audit"] })
        {
            var said = await Terminal.Run([.. proof, .. restored]);
            Assert.True(said.Exit == 0, said.Error);
        }

        await using var there = await Reopened.Start(data, DatabaseUrl.Parse(database)!);
        await using var db = there.Db();
        var kept = await db.Ratings.Where(r => r.Occasion.StartsWith("LOAD-")).Select(r => r.Occasion).ToListAsync(Stop);
        Assert.Empty(before.Except(kept, StringComparer.Ordinal));
        await using var source = app.Db();
        Assert.Equal(await source.SealedRatings.AsNoTracking().Select(r => r.Id).Order().ToListAsync(Stop), await db.SealedRatings.AsNoTracking().Select(r => r.Id).Order().ToListAsync(Stop));
        Assert.Equal("backup.restored", (await db.AuditEntries.OrderBy(entry => entry.Number).LastAsync(Stop)).Action);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(app.Folder, evidence), Stop), await File.ReadAllTextAsync(Path.Combine(data, evidence), Stop));
        Assert.Equal((await File.ReadAllTextAsync(Path.Combine(app.Folder, "keys", "sealing.key"), Stop)).Trim(), (await File.ReadAllTextAsync(Path.Combine(data, "keys", "sealing.key"), Stop)).Trim());
        // Sealed under the key that came back: whoever was signed in before still is.
        Assert.True(there.Opens(await db.DataProtectionKeys.Select(key => key.Xml!).FirstAsync(Stop)));
    }

    [Theory, BothDatabases]
    public async Task A_copy_holds_every_row_of_the_other_database_and_goes_nowhere_else(DatabaseKind on)
    {
        Assert.SkipWhen(PostgresServer.ReasonToSkip is not null, PostgresServer.ReasonToSkip ?? "");
        var app = await apps.On(on);
        await app.Given.Rating(app.Company.PartsForTechnicians, app.Company.Technician, 2, reference: "COPY-1");
        // A record kept as JSON, with an instant in it.
        using var _ = await app.As(app.Company.Technician);
        await app.Given.Save(new IdentityUserPasskey<Guid>
        {
            CredentialId = [1, 2, 3],
            UserId = app.Company.Technician.Id,
            Data = new IdentityPasskeyData { Name = "手机", PublicKey = [4, 5], CreatedAt = app.Now, Transports = ["internal"], AttestationObject = [6], ClientDataJson = [7] },
        });
        var from = on is DatabaseKind.Sqlite ? "sqlite://" + Path.Combine(app.Folder, "entente.db") : app.AtItsData[^1];
        var to = on is DatabaseKind.Sqlite ? await (await PostgresServer.Running()).CreateDatabase() : "sqlite://" + Path.Combine(folder, "copy.db");
        var copied = await Terminal.Run("copy", "--from", from, "--to", to);
        Assert.True(copied.Exit == 0, copied.Error);
        Assert.Contains("The audit chain holds", copied.Output, StringComparison.Ordinal);
        await using (var there = await Reopened.Start(app.Folder, DatabaseUrl.Parse(to)!))
        await using (var db = there.Db())
        await using (var source = app.Db())
        {
            var ratings = await source.Ratings.CountAsync(Stop);
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"ratings: {ratings} rows, equal"), copied.Output, StringComparison.Ordinal);
            Assert.Equal(await Values(source), await Values(db));
        }

        var again = await Terminal.Run("copy", "--from", from, "--to", to);
        Assert.Equal((1, ""), (again.Exit, again.Output));
        Assert.Contains("not empty", again.Error, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Columns of every kind, as the model reads them.</summary>
    private static async Task<string> Values(EntenteDb db)
    {
        var (people, ratings, terms) = (await db.People.AsNoTracking().OrderBy(p => p.Email).ToListAsync(Stop), await db.Ratings.AsNoTracking().OrderBy(r => r.Occasion).ToListAsync(Stop), await db.ManagerTerms.AsNoTracking().OrderBy(t => t.Id).ToListAsync(Stop));
        var passkeys = await db.Set<IdentityUserPasskey<Guid>>().AsNoTracking().ToListAsync(Stop);
        return System.Text.Json.JsonSerializer.Serialize(new { people, ratings, terms, passkeys });
    }

    private static async Task Rate(App app, ConcurrentQueue<string> acknowledged, CancellationToken ended)
    {
        for (var i = 0; !ended.IsCancellationRequested; i++)
        {
            await app.Given.Rating(app.Company.PartsForTechnicians, app.Company.Technician, 1 + (i % 5), reference: $"LOAD-{i}");
            acknowledged.Enqueue($"LOAD-{i}");
        }
    }

    /// <summary>A file of evidence, by its place in the data folder.</summary>
    private static async Task<string> Evidence(App app)
    {
        Goal goal = await Promises.Active(app);
        using var owner = await app.As(app.Company.PartsManager);
        using var kept = await owner.PostAsync($"/api/v1/goals/{goal.Id}/files?name=proof.txt", new StringContent($"按时到货率 96%，{goal.Id}"), Stop);
        Assert.True(kept.IsSuccessStatusCode);
        await using var db = app.Db();
        var hash = await db.EvidenceFiles.Where(file => file.GoalId == goal.Id).Select(file => file.Hash).SingleAsync(Stop);
        return $"evidence/{hash[..2]}/{hash}";
    }
}
