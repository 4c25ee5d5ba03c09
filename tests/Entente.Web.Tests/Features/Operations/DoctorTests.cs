using System.Net;
using System.Text.Json;
using Entente.Web.Features.Operations.Health;
using Entente.Web.Platform.Health;
using Entente.Web.Platform.Jobs;
using Entente.Web.Tests.Features.Identity;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Operations;

/// <summary>What the doctor finds, on the command line and on the page, and that looking changes nothing.</summary>
public sealed class DoctorTests(Apps apps) : IClassFixture<Apps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_command_names_what_is_wrong_in_the_language_asked_for_and_makes_nothing()
    {
        var nowhere = Path.Combine(Path.GetTempPath(), $"entente-doctor-{Guid.NewGuid():N}");
        var said = await Terminal.Run("doctor", "--data", nowhere, "--lang", "zh-CN");
        Assert.Equal(3, said.Exit);
        Assert.Contains("没有数据库", said.Output, StringComparison.Ordinal);
        Assert.Contains("没有密钥", said.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(nowhere));

        var app = await apps.On(DatabaseKind.Sqlite);
        var json = await Terminal.Run(["doctor", "--json", .. app.AtItsData]);
        var findings = JsonDocument.Parse(json.Output).RootElement.EnumerateArray().Select(finding => $"{finding.GetProperty("check")} {finding.GetProperty("state")}").ToList();
        // No mail is set up for tests.
        Assert.Superset(new HashSet<string>(["database good", "keys good", "mail warning"]), findings.ToHashSet());
    }

    [Theory, BothDatabases]
    public async Task A_job_that_failed_and_another_key_are_found_and_only_an_administrator_reads_it(DatabaseKind on)
    {
        var app = await apps.On(on);
        await using (var db = app.Db())
        {
            db.Add(new JobRow { Name = "audit-head", DueAt = app.Now.AddDays(1), Fault = "abcdef12" });
            // The program makes its rows by itself; the test is faster or slower.
            if (await db.Set<JobRow>().AnyAsync(row => row.Name == "audit-head", Stop))
                await db.Set<JobRow>().Where(row => row.Name == "audit-head").ExecuteUpdateAsync(row => row.SetProperty(r => r.Fault, "abcdef12"), Stop);
            else
                await db.SaveChangesAsync(Stop);
        }

        var findings = await app.Services.GetRequiredService<CheckHealth>().Read(thorough: true, Stop);
        Assert.Contains(findings, finding => finding is { Check: "database", State: HealthState.Good });
        Assert.Contains(findings, finding => finding is { Check: "keys", State: HealthState.Good });
        Assert.Contains(findings, finding => finding is { Check: "jobs", Found: "failed" } && finding.Values[0] is "audit-head");
        // The kit's PostgreSQL does not wait for the disk.
        Assert.Equal(on is DatabaseKind.Postgres, findings.Any(finding => finding is { Check: "database", Found: "unsafe" }));

        using var administrator = await app.As(app.Company.Administrator);
        Assert.Contains("audit-head", await (await administrator.GetAsync("/admin/health", Stop)).Text(), StringComparison.Ordinal);
        using var other = await app.As(app.Company.Technician, followRedirects: false);
        Assert.NotEqual(HttpStatusCode.OK, (await other.GetAsync("/admin/health", Stop)).StatusCode);
    }
}
