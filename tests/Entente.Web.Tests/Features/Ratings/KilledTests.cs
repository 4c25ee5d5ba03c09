using System.Globalization;
using System.Net;
using System.Text;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings;
using Entente.Web.Features.Demo;
using Entente.Web.Tests.Kit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Ratings;

/// <summary>The program killed in the middle of loading: nothing half written stays, and doing the same again completes it.</summary>
public sealed class KilledTests : IDisposable
{
    private const int Rows = 6_000;
    private readonly string folder = Directory.CreateTempSubdirectory("entente-killed-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_import_that_was_killed_is_completed_by_the_same_command()
    {
        var file = Path.Combine(folder, "ratings.csv");
        await File.WriteAllTextAsync(file, Csv(), Stop);
        var isKilled = false;
        foreach (var count in new[] { 1, 3_000 })
        {
            using var import = Terminal.Start("import", "ratings", file, "--create-missing", "--data", folder);
            isKilled |= await import.KillOnce(async () => await Count("SELECT count(*) FROM ratings") >= count);
            var check = await Terminal.Run("rebuild-tallies", "--check", "--data", folder);
            Assert.True(check.Exit == 0, check.Error + check.Output);
        }

        Assert.True(isKilled);
        var kept = await Count("SELECT count(*) FROM ratings");
        var rest = await Terminal.Run("import", "ratings", file, "--create-missing", "--data", folder);
        Assert.True(rest.Exit == 0, rest.Error);
        Assert.Contains($"{Rows} rows: {Rows - kept} added, {kept} there already, 0 refused", rest.Output, StringComparison.Ordinal);
        Assert.Equal(Rows, await Count("SELECT count(*) FROM ratings"));
        Assert.Equal(Rows, await Count("SELECT sum(n1 + n2 + n3 + n4 + n5) FROM rater_tallies"));
        Assert.Equal(0, (await Terminal.Run("rebuild-tallies", "--check", "--data", folder)).Exit);
    }

    [Fact]
    public async Task An_example_whose_loading_was_killed_is_served_to_nobody_and_loaded_anew_by_the_next_start()
    {
        using (var first = Terminal.Start("serve", "--example", "--data", folder, "--urls", $"http://127.0.0.1:{Terminal.FreePort()}"))
            Assert.True(await first.KillOnce(async () => await Count("SELECT count(*) FROM ratings") > 500));
        var half = await Count("SELECT count(*) FROM ratings");

        foreach (var command in new string[][] { ["serve", "--urls", "http://127.0.0.1:0"], ["key", "create", "--name", "n", "--scope", "admin"] })
        {
            var refused = await Terminal.Run([.. command, "--data", folder]);
            Assert.Equal((3, ""), (refused.Exit, refused.Output));
            Assert.Contains("serve --example", refused.Error, StringComparison.Ordinal);
            Assert.Single(refused.Error.TrimEnd().Split('\n'));
        }

        var address = $"http://127.0.0.1:{Terminal.FreePort()}";
        using var second = Terminal.Start("serve", "--example", "--data", folder, "--urls", address);
        using var http = new HttpClient();
        Assert.True(await second.KillOnce(async () => await Answers(http, address)));

        Assert.Equal(ExampleCompany.Load().Units.Count, await Count("SELECT count(*) FROM units"));
        Assert.Equal(ExampleCompany.Load().SignIns.Count, await Count("SELECT count(*) FROM accounts"));
        Assert.True(await Count("SELECT count(*) FROM ratings") > half);
        Assert.True(await Count("SELECT count(*) FROM closed_periods") > 12);
        Assert.Equal(0, await Count("SELECT count(*) FROM stamps WHERE name = 'loading-example'"));
        Assert.Equal(0, (await Terminal.Run("rebuild-tallies", "--check", "--data", folder)).Exit);
    }

    [Theory, BothDatabases]
    public async Task What_a_broken_loading_left_is_taken_away_but_keys_and_the_audit_record_stay(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var rating = await app.Given.Rating(app.Company.PartsForTechnicians, app.Company.Technician, 5);
        _ = await app.Given.Expectation(app.Company.PartsForTechnicians, "两天内到货", app.Company.PartsManager, app.Company.TechniciansManager);
        var key = await app.WithKey("org:read");
        await using var db = app.Db();
        await Web.Platform.Stamp.Raise(db, Web.Platform.Stamp.LoadingExample, Stop);
        db.Record(null, "test", "before", null, app.Now);
        await db.SaveChangesAsync(Stop);

        await app.Services.GetRequiredService<LoadExample>().Run((_, _, _) => Task.FromResult<IReadOnlyList<Outcome<RecordedRating>>>([]), _ => Task.CompletedTask, (_, _) => Task.CompletedTask, _ => Task.CompletedTask, Stop);

        Assert.False(await app.Services.GetRequiredService<ReadLoading>().Read(Stop));
        Assert.False(await db.Ratings.AnyAsync(r => r.Id == rating.Id, Stop));
        Assert.Equal(ExampleCompany.Load().Units.Count, await db.Units.CountAsync(Stop));
        Assert.True(await db.AuditEntries.AnyAsync(entry => entry.Action == "test", Stop));
        Assert.Equal(HttpStatusCode.OK, (await key.GetAsync("/api/v1/units", Stop)).StatusCode);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task<bool> Answers(HttpClient http, string address)
    {
        try
        {
            return (await http.GetAsync(new Uri(address + "/sign-in"), Stop)).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>Of the database as another process sees it; 0 while there is none.</summary>
    private async Task<long> Count(string sql)
    {
        try
        {
            await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "entente.db")};Mode=ReadOnly;Pooling=False");
            await connection.OpenAsync(Stop);
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            return Convert.ToInt64(await command.ExecuteScalarAsync(Stop), CultureInfo.InvariantCulture);
        }
        catch (SqliteException)
        {
            return 0;
        }
    }

    private static string Csv()
    {
        var csv = new StringBuilder("provider,service,customer,rater,value,at,scale,reference\n");
        for (var i = 0; i < Rows; i++)
            csv.Append(CultureInfo.InvariantCulture, $"provider-{i % 7},service-{i % 21},customer-{i % 5},r{i % 300}@killed.example,{1 + (i % 5)},2026-0{1 + (i % 3)}-1{i % 9}T10:00:00+08:00,5,n{i}\n");
        return csv.ToString();
    }
}
