using System.Net;
using Entente.Domain.Goals;
using Entente.Domain.Organization;
using Entente.Web.Features.Goals.Files;
using Entente.Web.Platform;
using Entente.Web.Platform.Sheets;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Goals;

/// <summary>Goals out into a workbook and in again.</summary>
public sealed class GoalFileTests(Apps apps) : IClassFixture<Apps>, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("entente-goals-");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(true);

    [Theory, BothDatabases]
    public async Task What_was_exported_is_taken_in_without_a_change_and_with_one_as_a_change_to_be_signed(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var goal = await Promises.Active(app);
        await Promises.Draft(app);
        var tables = await app.Services.GetRequiredService<ExportGoals>().Read(await ActorOf(app), Stop);
        Assert.True((await Import(app, Book(tables))).ChangesNothing);
        var place = tables[0].Columns.ToList().IndexOf("title");
        var changed = tables.Select(table => table.Sheet != GoalColumns.Goals ? table : table with
        {
            Rows = [.. table.Rows.Select(row => row[0] != goal.Id.ToString() ? row : [.. row.Select((cell, i) => i == place ? "=改过的名称" : cell)])],
        }).ToList();
        var report = await Import(app, Book(changed));
        Assert.Equal((0, 1, 1), (report.Counts[0].Created, report.Counts[0].Changed, report.Counts[0].Unchanged));
        var now = await Promises.Again(app, goal);
        Assert.Equal((goal.Body.Title, "=改过的名称", GoalState.Active), (now.Body.Title, now.Pending!.Body.Title, now.State));
        Assert.Empty(now.Pending.Signatures);
        Assert.True((await Import(app, Book(await app.Services.GetRequiredService<ExportGoals>().Read(await ActorOf(app), Stop)))).ChangesNothing);
    }

    [Theory, BothDatabases]
    public async Task The_template_is_taken_in_once_and_a_trial_keeps_nothing(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var tried = await Import(app, Book(GoalTemplate.Tables), dryRun: true);
        Assert.Empty(tried.Errors);
        Assert.Equal((1, false), (tried.Counts[0].Created, tried.WasKept));
        await using var db = app.Db();
        Assert.Equal(0, await db.Goals.CountAsync(Stop));
        Assert.True((await Import(app, Book(GoalTemplate.Tables))).WasKept);
        var goal = await db.Goals.SingleAsync(Stop);
        Assert.Equal((GoalState.Draft, 2, 1), (goal.State, goal.Body.Criteria.Count, goal.Body.Steps.Count));
        Assert.True((await Import(app, Book(GoalTemplate.Tables))).ChangesNothing);
        Assert.Equal(1, await db.Goals.CountAsync(Stop));
    }

    [Theory]
    [InlineData("Goals", 2, "owner", "unit.unknown", "a,moon,目标,2026-Q2,parts,", "a,,量,70,技师,登记\na,,另一量,30,技师,登记")]
    [InlineData("Goals", 2, "period", "goal.period-invalid", "a,parts,目标,soon,technicians,", "a,,量,100,技师,登记")]
    [InlineData("Goals", 2, "serves", "unit.unknown", "a,parts,目标,2026-Q2,moon,", "a,,量,100,技师,登记")]
    [InlineData("Goals", 2, "serves", "goal.serves-nobody", "a,parts,目标,2026-Q2,,", "a,,量,100,技师,登记")]
    [InlineData("Goals", 3, "key", "import.row-twice", "a,parts,目标,2026-Q2,technicians,\na,parts,另一目标,2026-Q2,technicians,", "a,,量,100,技师,登记")]
    [InlineData("Goals", 2, "supports", "goal.support-unknown", "a,parts,目标,2026-Q2,technicians,goal:01a20ae5-9aba-7870-92c6-d59712f8c0fc", "a,,量,100,技师,登记")]
    [InlineData("Goals", 2, "supports", "import.cell-choice", "a,parts,目标,2026-Q2,technicians,wish:1", "a,,量,100,技师,登记")]
    [InlineData("Criteria", 2, "weight", "goal.weights-not-whole", "a,parts,目标,2026-Q2,technicians,", "a,,量,90,技师,登记")]
    [InlineData("Criteria", 2, "measuredBy", "goal.criterion-incomplete", "a,parts,目标,2026-Q2,technicians,", "a,,量,100,,登记")]
    [InlineData("Criteria", 3, "deadline", "goal.deadline-outside-period", "a,parts,目标,2026-Q2,technicians,", "a,,量,70,技师,登记\na,2026-07-01,另一量,30,技师,登记")]
    [InlineData("Criteria", 2, "deadline", "import.cell-date", "a,parts,目标,2026-Q2,technicians,", "a,soon,量,100,技师,登记")]
    [InlineData("Criteria", 2, "goal", "import.key-unknown", "a,parts,目标,2026-Q2,technicians,", "b,,量,100,技师,登记")]
    public async Task A_bad_row_is_named_with_sheet_row_column_and_reason_and_nothing_is_kept(string sheet, int row, string column, string code, string goals, string criteria)
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Goals.csv"), "key,owner,title,period,serves,supports\n" + goals + "\nok,parts,好的目标,2026-Q2,technicians,", Stop);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Criteria.csv"), "goal,deadline,measure,weight,measuredBy,evidence,target\n" + string.Concat(criteria.Split('\n').Select(line => line + ",3\n")) + "ok,,量,100,技师,登记,3", Stop);
        await using var db = app.Db();
        var before = await db.Goals.CountAsync(Stop);
        var report = await Import(app, Given.Agreed(SheetFile.Read(folder, GoalColumns.All)));
        Assert.Contains((sheet, row, column, code), report.Errors.Select(error => (error.Sheet, error.Row, error.Column ?? "", error.Reason.Code)));
        Assert.False(report.WasKept);
        Assert.Equal(before, await db.Goals.CountAsync(Stop));
    }

    [Fact]
    public async Task The_page_checks_imports_and_names_each_bad_row_and_a_stranger_imports_nothing()
    {
        await using var app = await App.Start();
        var http = await app.As(app.Company.Administrator);
        foreach (var path in new[] { "/goals/import/template.xlsx", "/goals/workbook.xlsx", "/goals/export.xlsx", "/goals/export.csv" })
        {
            await Promises.Active(app);
            using var answer = await http.GetAsync(path, Stop);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.Contains("检查通过", await Upload(http, GoalTemplate.Tables, false, HttpStatusCode.OK), StringComparison.Ordinal);
        var clerk = await app.As(app.Company.Accountant);
        Assert.Contains("2", await Upload(clerk, [GoalTemplate.Tables[0] with { Rows = [[.. GoalTemplate.Tables[0].Rows[0].Select((cell, i) => i == 1 ? "parts" : cell)]] }, GoalTemplate.Tables[1]], true, HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        Assert.Contains("已导入", await Upload(http, GoalTemplate.Tables, true, HttpStatusCode.OK), StringComparison.Ordinal);
        Assert.Contains("没有任何改动", await Upload(http, GoalTemplate.Tables, true, HttpStatusCode.OK), StringComparison.Ordinal);
        await using var db = app.Db();
        Assert.Equal(1, await db.Goals.CountAsync(goal => goal.State == GoalState.Draft, Stop));
    }

    private static async Task<string> Upload(HttpClient http, IReadOnlyList<SheetTable> tables, bool apply, HttpStatusCode expected)
    {
        var page = await http.GetStringAsync("/goals/import", Stop);
        var token = System.Text.RegularExpressions.Regex.Matches(page, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Last().Groups[1].Value;
        var book = new MemoryStream();
        SheetWriter.WriteWorkbook(tables, book);
        using var form = new MultipartFormDataContent { { new StringContent("import"), "_handler" }, { new StringContent(token), "__RequestVerificationToken" }, { new StringContent(apply ? "true" : "false"), "Apply" }, { new ByteArrayContent(book.ToArray()), "File", "goals.xlsx" } };
        using var answer = await http.PostAsync("/goals/import", form, Stop);
        Assert.Equal(expected, answer.StatusCode);
        return await answer.Words();
    }

    private static SheetFile Book(IReadOnlyList<SheetTable> tables)
    {
        var book = new MemoryStream();
        SheetWriter.WriteWorkbook(tables, book);
        book.Position = 0;
        return Given.Agreed(SheetFile.Read("goals.xlsx", book, GoalColumns.All));
    }

    private static async Task<Actor> ActorOf(App app, Person? person = null)
    {
        var chain = await app.Services.GetRequiredService<Data.Snapshots>().Read(Stop);
        var today = chain.Directory.DayOf(app.Now);
        return person is null ? Actor.AtTheCommandLine(chain, today) : new Actor(person.Id, null, new HashSet<string>(), chain, today);
    }

    private static async Task<SheetResult> Import(App app, SheetFile file, bool dryRun = false) =>
        Given.Agreed(await app.Services.GetRequiredService<ImportGoals>().Run(file, dryRun, await ActorOf(app), Stop));
}
