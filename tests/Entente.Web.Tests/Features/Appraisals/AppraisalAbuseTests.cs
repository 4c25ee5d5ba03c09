using System.Data.Common;
using System.Net;
using System.Net.Http.Json;
using Entente.Domain.Appraisals;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Appraisals;

/// <summary>What nobody may do with an appraisal, and that publishing happens whole or not at all.</summary>
public sealed class AppraisalAbuseTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Nobody_reads_anothers_sheet_or_their_own_draft_in_any_way(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var company = app.Company;
        await Quarter.Make(app);
        await Quarter.Reviewing(app);
        using (var hr = await app.As(company.HumanResources))
            await hr.Must($"/{Quarter.Code}/{company.Finance.Code}/comment", new { text = "秘密的草稿意见" });
        foreach (var person in new[] { company.Accountant, company.FinanceManager, company.SalesManager, company.Seller })
            await DoesNotSee(app, person, company.Finance, person.Id == company.FinanceManager.Id);
        using (var hr = await app.As(company.HumanResources))
            await hr.Must($"/{Quarter.Code}/publish");
        foreach (var person in new[] { company.SalesManager, company.Seller, company.AfterSalesManager, company.PartsManager })
            await DoesNotSee(app, person, company.Finance, isAsked: false);
        using var own = await app.As(company.Accountant);
        Assert.Contains("秘密的草稿意见", await own.GetStringAsync($"/api/v1/appraisals/{Quarter.Code}/{company.Finance.Code}", Stop), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Nobody_calibrates_acknowledges_or_answers_what_is_not_theirs(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var company = app.Company;
        await Quarter.Make(app);
        await Quarter.Reviewing(app);
        var sheet = $"/{Quarter.Code}/{company.Parts.Code}";
        var points = new { management = 100, text = "应当更高。" };
        using var parts = await app.As(company.PartsManager);
        await parts.Refused(HttpStatusCode.Forbidden, sheet + "/calibrate", points);
        foreach (var person in new[] { company.Director, company.Auditor })
        {
            using var onlooker = await app.As(person);
            await onlooker.Refused(HttpStatusCode.Forbidden, sheet + "/calibrate", points);
        }

        using var stranger = await app.As(company.SalesManager);
        await stranger.Refused(HttpStatusCode.NotFound, sheet + "/calibrate", points);
        using var key = await app.WithKey("admin");
        foreach (var step in new[] { "calibrate", "comment", "assess", "acknowledge", "appeal", "assign", "answer" })
            await key.Refused(HttpStatusCode.Forbidden, $"{sheet}/{step}", points);
        using var hr = await app.As(company.HumanResources);
        await hr.Must($"/{Quarter.Code}/publish");
        await hr.Refused(HttpStatusCode.Conflict, sheet + "/calibrate", points);

        using var storekeeper = await app.As(company.Storekeeper);
        await storekeeper.Refused(HttpStatusCode.Forbidden, sheet + "/acknowledge");
        await storekeeper.Refused(HttpStatusCode.Forbidden, sheet + "/appeal", new { text = "不服。" });
        await hr.Refused(HttpStatusCode.Forbidden, sheet + "/acknowledge");
        await parts.Must(sheet + "/appeal", new { text = "结果有误。" });
        await parts.Refused(HttpStatusCode.Forbidden, sheet + "/answer", new { text = "属实。", management = 100 });
        await parts.Refused(HttpStatusCode.Forbidden, sheet + "/assign", new { reviewer = company.PartsManager.Email });
        foreach (var partial in new[] { company.PartsManager, company.Storekeeper, company.AfterSalesManager })
            await hr.Refused(HttpStatusCode.UnprocessableEntity, sheet + "/assign", new { reviewer = partial.Email });
        await hr.Refused(HttpStatusCode.UnprocessableEntity, sheet + "/assign", new { reviewer = "nobody@repair.example" });
        await hr.Must(sheet + "/assign", new { reviewer = company.SalesManager.Email });
        await hr.Refused(HttpStatusCode.Forbidden, sheet + "/answer", new { text = "维持。" });
        await stranger.Must(sheet + "/answer", new { text = "核对无误，维持。" });
        await stranger.Refused(HttpStatusCode.Forbidden, sheet + "/assign", new { reviewer = company.SalesManager.Email });
        await stranger.Refused(HttpStatusCode.Conflict, sheet + "/answer", new { text = "再改。", management = 0 });
        Assert.Equal((80m, AppraisalState.Final), ((await Quarter.Stored(app, company.Parts)).Figures!.Management, (await Quarter.Stored(app, company.Parts)).State));
    }

    [Theory, BothDatabases]
    public async Task Weights_stand_once_it_is_open_and_it_is_published_once(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var company = app.Company;
        await Quarter.Make(app);
        using (var manager = await app.As(company.Director))
            await manager.Refused(HttpStatusCode.Forbidden, "", new { period = Quarter.Code });
        using var key = await app.WithKey("appraisals:write");
        await key.Refused(HttpStatusCode.UnprocessableEntity, "", new { period = Quarter.Code, managementWeight = 100 });
        await key.Refused(HttpStatusCode.UnprocessableEntity, "", new { period = "gestern" });
        await key.Must("", new { period = Quarter.Code });
        await key.Refused(HttpStatusCode.Conflict, "", new { period = Quarter.Code });
        await key.Refused(HttpStatusCode.Conflict, $"/{Quarter.Code}/publish");
        await key.Must($"/{Quarter.Code}/open");
        using (var changed = await key.PutAsJsonAsync($"/api/v1/appraisals/{Quarter.Code}", new { period = Quarter.Code, managementWeight = 90 }, Stop))
            Assert.Equal(HttpStatusCode.Conflict, changed.StatusCode);
        await key.Refused(HttpStatusCode.Conflict, $"/{Quarter.Code}/review");
        await Quarter.Close(app);
        await key.Must($"/{Quarter.Code}/review");
        var both = await Task.WhenAll(key.Step($"/{Quarter.Code}/publish"), key.Step($"/{Quarter.Code}/publish"));
        Assert.Equal(1, both.Count(answer => answer.StatusCode is HttpStatusCode.OK));
        await key.Refused(HttpStatusCode.Conflict, $"/{Quarter.Code}/publish");
        Assert.Equal(50, (await Quarter.Stored(app, company.Parts)).Facts!.Terms.ManagementWeight);
        Assert.Equal(2, (await Quarter.Stored(app, company.Parts)).Steps.Count);
    }

    [Theory, BothDatabases]
    public async Task A_publication_that_breaks_off_published_nothing_and_is_done_again(DatabaseKind on)
    {
        var pulled = new Plug();
        await using var app = await App.Start(on, adjust: builder =>
        {
            builder.Services.ConfigureDbContext<SqliteDb>(options => options.AddInterceptors(pulled));
            builder.Services.ConfigureDbContext<PostgresDb>(options => options.AddInterceptors(pulled));
        });
        await Quarter.Make(app);
        await Quarter.Reviewing(app);
        using var hr = await app.As(app.Company.HumanResources);
        pulled.IsOut = true;
        Assert.Equal(HttpStatusCode.InternalServerError, (await hr.Step($"/{Quarter.Code}/publish")).StatusCode);
        pulled.IsOut = false;
        await using (var db = app.Db())
        {
            Assert.Equal(AppraisalState.Reviewing, (await db.AppraisalCycles.SingleAsync(Stop)).State);
            Assert.All(await db.AppraisalSheets.ToListAsync(Stop), sheet => Assert.Equal((AppraisalState.Reviewing, null), (sheet.State, sheet.Facts)));
        }

        await hr.Must($"/{Quarter.Code}/publish");
        await using var after = app.Db();
        var instants = (await after.AppraisalSheets.ToListAsync(Stop)).Select(sheet => sheet.Steps[^1].At).Distinct();
        Assert.Equal((await after.AppraisalCycles.SingleAsync(Stop)).PublishedAt, Assert.Single(instants));
    }

    private static async Task DoesNotSee(App app, Person person, Unit unit, bool isAsked)
    {
        using var http = await app.As(person);
        foreach (var path in new[] { $"/appraisals/{Quarter.Code}/{unit.Code}", $"/api/v1/appraisals/{Quarter.Code}/{unit.Code}", $"/appraisals/{Quarter.Code}/{unit.Code}/sheet.xlsx" })
        {
            using var answer = await http.GetAsync(path, Stop);
            Assert.Equal(isAsked && !path.EndsWith("xlsx", StringComparison.Ordinal) ? HttpStatusCode.OK : HttpStatusCode.NotFound, answer.StatusCode);
            Assert.DoesNotContain("33.3", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
            Assert.DoesNotContain("秘密的草稿意见", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop)), StringComparison.Ordinal);
        }

        foreach (var path in new[] { "/appraisals", $"/appraisals/{Quarter.Code}", $"/api/v1/appraisals/{Quarter.Code}", "/appraisals/export.csv", "/appraisals/compare/export.csv", "/appraisals/compare", $"/units?period={Quarter.Code}", $"/units/{unit.Code}" })
            Assert.DoesNotContain("33.3", await http.GetStringAsync(path, Stop), StringComparison.Ordinal);
    }

    /// <summary>Pulls the plug in the middle: after some sheets were written and before the transaction ends.</summary>
    private sealed class Plug : DbTransactionInterceptor
    {
        public bool IsOut { get; set; }

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            IsOut ? throw new InvalidOperationException("The plug was pulled.") : base.TransactionCommittingAsync(transaction, eventData, result, cancellationToken);
    }
}
