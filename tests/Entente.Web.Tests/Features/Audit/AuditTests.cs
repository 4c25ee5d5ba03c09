using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Entente.Domain.Appraisals;
using Entente.Domain.Cadences;
using Entente.Domain.Concerns;
using Entente.Domain.Dialogues;
using Entente.Domain.Goals;
using Entente.Domain.Ratings;
using Entente.Domain.Recovery;
using Entente.Web.Features.Appraisals;
using Entente.Web.Features.Audit;
using Entente.Web.Features.Needs;
using Entente.Web.Features.Ratings;
using Entente.Web.Features.Workshops;
using Entente.Web.Platform;
using Entente.Web.Tests.Features.Identity;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Audit;

/// <summary>Who reads the audit record, and that whatever is done to it behind the program's back is found.</summary>
public sealed partial class AuditTests
{
    private static readonly string[] Addresses = ["/audit", "/audit/export.csv", "/audit/export.xlsx", "/audit/heads.jsonl", "/api/v1/audit", "/api/v1/audit/heads"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Auditors_and_administrators_read_it_and_nobody_else_does(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        await Change(app, "第一件");
        foreach (var person in new[] { app.Company.Seller, app.Company.SalesManager, app.Company.Director, app.Company.HumanResources })
        {
            using var http = await app.As(person);
            foreach (var address in Addresses)
                Assert.True(HttpStatusCode.Forbidden == (await http.GetAsync(address, Stop)).StatusCode, $"{person.Email} {address}");
            Assert.DoesNotContain("href=\"/audit\"", await http.GetStringAsync("/", Stop), StringComparison.Ordinal);
        }

        foreach (var person in new[] { app.Company.Auditor, app.Company.Administrator })
        {
            using var http = await app.As(person);
            foreach (var address in Addresses)
                Assert.True(HttpStatusCode.OK == (await http.GetAsync(address, Stop)).StatusCode, $"{person.Email} {address}");
        }

        using var auditor = await app.As(app.Company.Auditor);
        Assert.Contains("第一件", WebUtility.HtmlDecode(await auditor.GetStringAsync("/audit?area=unit", Stop)), StringComparison.Ordinal);
        Assert.DoesNotContain("第一件", WebUtility.HtmlDecode(await auditor.GetStringAsync("/audit?area=list", Stop)), StringComparison.Ordinal);
        Assert.DoesNotContain("第一件", WebUtility.HtmlDecode(await auditor.GetStringAsync("/audit?to=2026-03-24", Stop)), StringComparison.Ordinal);
        Assert.Contains("第一件", await auditor.GetStringAsync("/audit/export.csv?from=2026-03-25&to=2026-03-25", Stop), StringComparison.Ordinal);
        using var narrow = await app.WithKey("org:read", "scorecards:read");
        using var key = await app.WithKey(AuditRights.Scope);
        Assert.Equal(HttpStatusCode.Forbidden, (await narrow.GetAsync("/api/v1/audit", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await key.GetAsync("/api/v1/audit?after=x", Stop)).StatusCode);
        var first = (await key.GetFromJsonAsync<JsonNode>("/api/v1/audit?limit=1", Stop))!;
        var second = (await key.GetFromJsonAsync<JsonNode>($"/api/v1/audit?limit=1&after={first["next"]}", Stop))!;
        Assert.Equal((1L, 2L), ((long)first["items"]![0]!["number"]!, (long)second["items"]![0]!["number"]!));
        Assert.Equal((string)first["items"]![0]!["hash"]!, (string)second["items"]![0]!["previousHash"]!);
    }

    [Fact]
    public async Task An_entry_names_people_by_their_names_and_the_files_by_identity()
    {
        await using var app = await App.Start();
        var c = app.Company;
        using (var hr = await app.As(c.HumanResources))
            (await hr.Submit("/admin/units/parts", "manager", ("Manager.Email", c.Seller.Email), ("Manager.From", "2026-04-01"))).EnsureSuccessStatusCode();
        using var auditor = await app.As(c.Auditor);
        var page = WebUtility.HtmlDecode(await auditor.GetStringAsync("/audit?area=unit", Stop));
        Assert.Contains($"{c.Seller.Name} from 2026-04-01", page, StringComparison.Ordinal);
        Assert.Contains(c.Seller.Id.ToString(), await auditor.GetStringAsync("/audit/export.csv?area=unit", Stop), StringComparison.Ordinal);
        Assert.Contains("开始日期晚于结束日期", WebUtility.HtmlDecode(await auditor.GetStringAsync("/audit?from=2026-04-02&to=2026-04-01", Stop)), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_changed_a_missing_and_a_torn_off_entry_are_named(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var verify = app.Services.GetRequiredService<VerifyAudit>();
        for (var i = 0; i < 5; i++)
            await Change(app, $"第{i}件");
        var whole = await verify.Run([], Stop);
        Assert.Null(whole.Break);
        var last = whole.Entries;
        Assert.True(last >= 5);
        using var auditor = await app.As(app.Company.Auditor);

        await using (var db = app.Db())
            await db.AuditEntries.Where(entry => entry.Number == last - 2).ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Details, "无事发生"), Stop);
        Assert.Equal(new AuditBreak(last - 2, AuditBreak.Fault.Changed), (await verify.Run([], Stop)).Break);
        Assert.Contains($"第 {last - 2} 条", await Verified(auditor), StringComparison.Ordinal);

        await using (var db = app.Db())
            await db.AuditEntries.Where(entry => entry.Number == last - 2).ExecuteDeleteAsync(Stop);
        Assert.Equal(new AuditBreak(last - 2, AuditBreak.Fault.Missing), (await verify.Run([], Stop)).Break);
    }

    [Theory, BothDatabases]
    public async Task A_chain_written_anew_or_cut_off_differs_from_the_heads_that_were_kept(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var verify = app.Services.GetRequiredService<VerifyAudit>();
        for (var i = 0; i < 4; i++)
            await Change(app, $"第{i}件");
        var head = await app.Services.GetRequiredService<SignHead>().Run(Stop);
        Assert.Equal(head!.Number, (await app.Services.GetRequiredService<SignHead>().Run(Stop))!.Number);
        var kept = HeadsFile.Read(HeadsFile.Write([head]));
        Assert.Equal((null, 2), ((await verify.Run(kept, Stop)).Break, (await verify.Run(kept, Stop)).Heads));

        await using var db = app.Db();
        var entries = await db.AuditEntries.AsNoTracking().OrderBy(entry => entry.Number).ToListAsync(Stop);
        await db.Set<AuditHead>().ExecuteDeleteAsync(Stop);
        await db.AuditEntries.Where(entry => entry.Number == head.Number).ExecuteDeleteAsync(Stop);
        Assert.Null((await verify.Run([], Stop)).Break);
        Assert.Equal(AuditBreak.Fault.CutOff, (await verify.Run(kept, Stop)).Break!.Kind);

        db.Add(AuditEntry.After(entries[^2], new AuditDraft(null, "unit.created", "unit/x", "另一件", entries[^1].At)));
        await db.SaveChangesAsync(Stop);
        Assert.Null((await verify.Run([], Stop)).Break);
        Assert.Equal(new AuditBreak(head.Number, AuditBreak.Fault.Rewritten), (await verify.Run(kept, Stop)).Break);

        var forged = AuditHead.Kept(head.Day, head.Number, (await db.AuditEntries.AsNoTracking().SingleAsync(entry => entry.Number == head.Number, Stop)).Hash, head.At, head.Signature, head.PublicKey);
        Assert.Equal(AuditBreak.Fault.HeadForged, (await verify.Run([forged], Stop)).Break!.Kind);
        Assert.Equal("line 2 is no signed head", Assert.Throws<FormatException>(() => HeadsFile.Read(HeadsFile.Write([head]) + "{\"number\":1}")).Message);
    }

    [Theory, BothDatabases]
    public async Task What_a_sealed_rater_does_enters_the_chain_on_the_next_day_and_names_nobody(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var rater = await app.Given.Person(app.Company.AfterSales);
        var bad = new RatingDraft { LinkId = app.Company.PromisesForAfterSales.Id, RaterId = rater.Id, Level = 1, At = app.Now, TellNow = true };
        Given.Agreed(await app.Services.GetRequiredService<RatingWriter>().Record(new RatingCommand.Record(bad)));
        await using var db = app.Db();
        var one = await db.RecoveryCases.AsNoTracking().SingleAsync(Stop);
        using var owner = await app.As(app.Company.SalesManager);
        using var own = await app.As(rater);
        foreach (var (who, step, body) in new (HttpClient, string, object)[] { (owner, "contact", new { text = "怎么回事？" }), (owner, "remedy", new { text = "已改。", finding = "failedExpectation" }), (own, "reopen", new { text = "还是不行。" }) })
            Assert.Equal(HttpStatusCode.OK, (await who.PostAsJsonAsync($"/api/v1/recoveries/{one.Id}/{step}", body, Stop)).StatusCode);
        await Change(app, "之后的事");
        await app.Services.GetRequiredService<SignHead>().Run(Stop);
        Assert.False(await db.AuditEntries.AnyAsync(entry => entry.Action == "recovery.reopen", Stop));

        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.Services.GetRequiredService<SignHead>().Run(Stop);
        var entry = await db.AuditEntries.AsNoTracking().SingleAsync(entry => entry.Action == "recovery.reopen", Stop);
        Assert.Null(entry.Actor);
        Assert.True(entry.Number > (await db.AuditEntries.AsNoTracking().SingleAsync(later => later.Details == "之后的事", Stop)).Number);
        Assert.False(await db.AuditWaiting.AnyAsync(Stop));
        Assert.Null((await app.Services.GetRequiredService<VerifyAudit>().Run([], Stop)).Break);
    }

    [Fact]
    public async Task Every_action_has_words_in_both_languages()
    {
        await using var app = await App.Start();
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Entente.slnx")))
            folder = folder.Parent!;
        var written = Directory.EnumerateFiles(Path.Combine(folder.FullName, "src", "Entente.Web"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Recorded().Matches(File.ReadAllText(file)).SelectMany(match => match.Groups[1].Value.Split('"').Where(part => Action().IsMatch(part))));
        var verbs = Enum.GetNames<GoalVerb>().Select(verb => $"goal.{verb}").Concat(Enum.GetNames<DialogueVerb>().Select(verb => $"dialogue.{verb}"))
            .Concat(Enum.GetNames<RecoveryVerb>().Select(verb => $"recovery.{verb}")).Concat(Enum.GetNames<NeedVerb>().Select(verb => $"need.{verb}"))
            .Concat(Enum.GetNames<AppraisalVerb>().Select(verb => $"appraisal.{verb}")).Concat(Enum.GetNames<SheetAct>().Select(act => $"appraisal.{act}"))
            .Concat(Enum.GetNames<ConcernAct>().Select(act => $"concern.{act}")).Concat(Enum.GetNames<CadenceVerb>().Select(verb => $"cadence.{verb}")).Concat(Enum.GetNames<MeetingVerb>().Select(verb => $"meeting.{verb}"))
            .Concat(LeadWorkshop.Verbs.Select(verb => $"workshop.{verb}")).Select(action => action.ToLowerInvariant());
        var actions = written.Concat(verbs).Distinct().ToList();
        Assert.True(actions.Count > 80, $"Only {actions.Count} actions were found.");
        var words = app.Services.GetRequiredService<AuditWords>();
        foreach (var language in new[] { "zh-CN", "en" })
        {
            System.Globalization.CultureInfo.CurrentUICulture = new System.Globalization.CultureInfo(language);
            Assert.Equal([], actions.Where(action => words.Action(action) == action).ToArray());
            Assert.Empty(actions.Select(action => action.Split('.')[0]).Distinct().Except(words.Areas().Select(area => area.Value)));
        }
    }

    /// <summary>A change that is recorded with these words.</summary>
    private static async Task Change(App app, string name)
    {
        await using var db = app.Db();
        db.Record(app.Company.Administrator.Id, "unit.changed", $"unit/{app.Company.Sales.Id}", name, app.Now);
        await db.SaveChangesAsync(Stop);
    }

    private static async Task<string> Verified(HttpClient auditor)
    {
        var page = await auditor.GetStringAsync("/audit", Stop);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["_handler"] = "verify", ["__RequestVerificationToken"] = Forms.Token(page) });
        return WebUtility.HtmlDecode(await (await auditor.PostAsync(new Uri("/audit", UriKind.Relative), form, Stop)).Content.ReadAsStringAsync(Stop));
    }

    [GeneratedRegex("""\.Record(?:Sealed)?\(([^;]*);""")]
    private static partial Regex Recorded();

    [GeneratedRegex("^[a-z]+\\.[a-z]+(-[a-z]+)*$")]
    private static partial Regex Action();
}
