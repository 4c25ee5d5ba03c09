using System.IO.Compression;
using System.Text;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Features.Administration.Files;
using Entente.Web.Platform;
using Entente.Web.Platform.Sheets;
using Entente.Web.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;

namespace Entente.Web.Tests.Features.Administration;

/// <summary>Organisation files in and out.</summary>
public sealed class ImportOrgTests(Apps apps) : IClassFixture<Apps>, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("entente-org-");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(true);

    [Theory, BothDatabases]
    public async Task The_template_founds_a_company_and_changes_nothing_the_second_time(DatabaseKind on)
    {
        await using var app = await App.Start(on, empty: true);
        var first = await Import(app, Book(OrgTemplate.Tables));
        Assert.Empty(first.Errors);
        Assert.True(first.WasKept);
        var second = await Import(app, Book(OrgTemplate.Tables));
        Assert.Empty(second.Errors);
        Assert.True(second.ChangesNothing);
        var directory = (await ActorOf(app)).Directory;
        Assert.Equal("manager@company.example", directory.ManagerOf(directory.Unit("finance")!.Id, new DateOnly(2026, 3, 25))!.Email);
    }

    [Theory, BothDatabases]
    public async Task What_was_exported_is_taken_in_without_a_change(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        await app.Given.Unit("=SUM(A1)", app.Company.Root, "tricky", "@home");
        await app.Given.Unit("مرحبا 🚀", app.Company.Root, "emoji");
        await app.Given.Expectation(app.Company.ReimbursementForSales, "三天内到账", app.Company.FinanceManager, app.Company.SalesManager, new Domain.Chain.Promise("到账", Domain.Chain.Comparator.AtMost, 2.5, "天"));
        var tables = await app.Services.GetRequiredService<ExportOrg>().Read(await ActorOf(app), Stop);
        Assert.DoesNotContain(tables.SelectMany(table => table.Rows).SelectMany(row => row), cell => cell.StartsWith('=') || cell.StartsWith('@'));
        Assert.True((await Import(app, Book(tables))).ChangesNothing);
        SheetWriter.WriteFolder(tables, folder);
        Assert.True((await Import(app, Given.Agreed(SheetFile.Read(folder, OrgColumns.All)))).ChangesNothing);
    }

    [Theory, BothDatabases]
    public async Task One_bad_row_and_nothing_is_kept(DatabaseKind on)
    {
        var app = await apps.On(on);
        var report = await Import(app, Sheets(("Units", "code,name,parent\nnew-one,新部门,company\nnew-two,,company")));
        var error = Assert.Single(report.Errors);
        Assert.Equal(("Units", 3, "name"), (error.Sheet, error.Row, error.Column));
        Assert.Null((await ActorOf(app)).Directory.Unit("new-one"));
    }

    [Theory]
    [InlineData("Units", "code,name,parent\na,甲,b\nb,乙,a", "import.unit-cycle")]
    [InlineData("Units", "code,name,parent\na,甲,nowhere", "unit.unknown")]
    [InlineData("Units", "code,name,parent\na,甲,company\nA,甲,company", "import.row-twice")]
    [InlineData("Units", "code,name,parent\na,甲,", "import.root-missing")]
    [InlineData("Units", "code,name,parent\nafter-sales,售后部,technicians", "unit.would-contain-itself")]
    [InlineData("Units", "code,name,colour\na,甲,red", "import.header-unknown")]
    [InlineData("Units", "code\na", "import.header-missing")]
    [InlineData("Units", "code,name,code\na,甲,a", "import.header-twice")]
    [InlineData("Units", "code,name,parent\na b,甲,company", "code-invalid")]
    [InlineData("Units", "code,name,manager\nfinance,财务部,nobody@repair.example", "person.unknown")]
    [InlineData("Units", "code,name,manager,managerFrom\nfinance,财务部,seller@repair.example,yesterday", "import.cell-date")]
    [InlineData("Units", "code,name,manager,managerFrom\nfinance,财务部,seller@repair.example,2020-01-01", "unit.manager-backwards")]
    [InlineData("People", "email,name,home\nno-address,甲,sales", "person.email-invalid")]
    [InlineData("People", "email,name,home\nx@repair.example,甲,", "import.cell-missing")]
    [InlineData("People", "email,name,home,units\nx@repair.example,甲,sales,moon", "unit.unknown")]
    [InlineData("People", "email,name,home,roles\nx@repair.example,甲,sales,king", "import.cell-choice")]
    [InlineData("Services", "code,provider,name,scale\ns,sales,服务,3", "import.cell-choice")]
    [InlineData("Services", "code,provider,name,scale\nreimbursement,finance,报销,5", "import.fixed-once-made")]
    [InlineData("Services", "code,provider,name\nreimbursement,sales,报销", "import.fixed-once-made")]
    [InlineData("Links", "service,customer\nnothing,sales", "service.unknown")]
    [InlineData("Links", "service,customer\nreimbursement,finance", "link.serves-itself")]
    [InlineData("Links", "service,customer,from\nreimbursement,sales,2026-02-02", "link.overlaps")]
    [InlineData("Links", "service,customer,from,to\nreimbursement,parts,2026-02-02,2026-01-01", "link.ends-before-it-begins")]
    [InlineData("Expectations", "service,customer,text\nreimbursement,parts,快", "link.missing")]
    [InlineData("Expectations", "service,customer,text,measure,target,unit\nreimbursement,sales,快,时间,soon,天", "import.cell-number")]
    [InlineData("Expectations", "service,customer,text,signedByProvider\nreimbursement,sales,快,2099-01-01", "import.signed-in-the-future")]
    public async Task A_bad_row_is_named_with_its_reason(string sheet, string csv, string code)
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        var report = await Import(app, Sheets((sheet, csv)));
        Assert.Contains(report.Errors, error => error.Reason.Code == code && error.Sheet == sheet);
        Assert.False(report.WasKept);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("GB18030")]
    public async Task A_sheet_is_read_in_whatever_encoding_it_was_saved(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "units.csv"), "code;name;parent\nx1;新部门😀;company", Encoding.GetEncoding(encoding), Stop);
        Assert.Equal("新部门😀", Assert.Single(Given.Agreed(SheetFile.Read(folder, OrgColumns.All)).Rows("Units"))["name"]);
    }

    [Fact]
    public void A_file_that_is_no_workbook_is_refused_in_one_sentence()
    {
        Assert.IsType<FileTypeUnknown>(SheetFile.Read("org.docx", new MemoryStream(new byte[100]), OrgColumns.All).Refusal);
        Assert.IsType<FileDamaged>(SheetFile.Read("org.xlsx", new MemoryStream(new byte[100]), OrgColumns.All).Refusal);
        Assert.IsType<FileDamaged>(SheetFile.Read("org.xlsx", new MemoryStream([0x50, 0x4B, 3, 4, 9, 9, 9, 9]), OrgColumns.All).Refusal);
        Assert.IsType<FileLocked>(SheetFile.Read("org.xlsx", new MemoryStream([0xD0, 0xCF, 0x11, 0xE0, 0]), OrgColumns.All).Refusal);
        Assert.IsType<FileDamaged>(SheetFile.Read("org.xlsx", EmptyZip(), OrgColumns.All).Refusal);
        Assert.IsType<SheetMissing>(SheetFile.Read(folder, OrgColumns.All).Refusal);
        var other = new MemoryStream();
        other.SaveAs(new[] { new { a = 1 } });
        other.Position = 0;
        Assert.IsType<SheetMissing>(SheetFile.Read("org.xlsx", other, OrgColumns.All).Refusal);
    }

    [Fact]
    public void A_formula_is_named_where_it_stands()
    {
        var book = new MemoryStream();
        SheetWriter.WriteWorkbook(OrgTemplate.Tables, book);
        using (var zip = new ZipArchive(book, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.Entries.First(entry => entry.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal));
            string xml;
            using (var reader = new StreamReader(entry.Open()))
                xml = reader.ReadToEnd();
            using var writer = new StreamWriter(entry.Open());
            writer.BaseStream.SetLength(0);
            var cell = xml.IndexOf("r=\"B2\"", StringComparison.Ordinal);
            var end = xml.IndexOf('>', cell) + 1;
            writer.Write(xml[..end] + "<x:f>1+1</x:f>".Replace("x:", xml.Contains("<x:c ", StringComparison.Ordinal) ? "x:" : "", StringComparison.Ordinal) + xml[end..]);
        }

        book.Position = 0;
        var error = Assert.Single(Given.Agreed(SheetFile.Read("org.xlsx", book, OrgColumns.All)).Errors);
        Assert.Equal(("Units", 2, "name", "import.cell-formula"), (error.Sheet, error.Row, error.Column, error.Reason.Code));
    }

    [Fact]
    public async Task Hr_may_import_but_give_no_roles_and_others_may_not_import_at_all()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        var file = Sheets(("People", "email,name,home,roles\nseller@repair.example,销售甲,sales,administrator"));
        var import = app.Services.GetRequiredService<ImportOrg>();
        Assert.Contains(Given.Agreed(await import.Run(file, false, await ActorOf(app, app.Company.HumanResources), Stop)).Errors, error => error.Reason is NotAllowed);
        foreach (var other in new[] { app.Company.Seller, app.Company.SalesManager, app.Company.Director, app.Company.Auditor })
            Assert.IsType<NotAllowed>((await import.Run(file, false, await ActorOf(app, other), Stop)).Refusal);
    }

    [Fact]
    public async Task The_page_checks_a_file_first_and_then_imports_it()
    {
        await using var app = await App.Start();
        var http = await app.As(app.Company.Administrator);
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (await http.GetAsync("/admin/import/template.xlsx", Stop)).Content.Headers.ContentType!.MediaType);
        var page = await http.GetStringAsync("/admin/import", Stop);
        var token = System.Text.RegularExpressions.Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"[^>]*>\\s*(?:<[^>]*>\\s*)*<p><a href=\"/admin/import/template").Groups[1].Value;
        Assert.NotEmpty(token);
        foreach (var (apply, kept) in new[] { ("false", false), ("true", true) })
        {
            var book = new MemoryStream();
            SheetWriter.WriteWorkbook([new SheetTable("Units", ["code", "name", "parent"], [["uploaded", "上传的部门", "company"]])], book);
            using var form = new MultipartFormDataContent { { new StringContent("import"), "_handler" }, { new StringContent(token), "__RequestVerificationToken" }, { new StringContent(apply), "Apply" }, { new ByteArrayContent(book.ToArray()), "File", "org.xlsx" } };
            Assert.True((await http.PostAsync("/admin/import", form, Stop)).IsSuccessStatusCode);
            Assert.Equal(kept, (await ActorOf(app)).Directory.Unit("uploaded") is not null);
        }
    }

    private static MemoryStream EmptyZip()
    {
        var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
            archive.CreateEntry("nothing.txt");
        zip.Position = 0;
        return zip;
    }

    private static SheetFile Book(IReadOnlyList<SheetTable> tables)
    {
        var book = new MemoryStream();
        SheetWriter.WriteWorkbook(tables, book);
        book.Position = 0;
        return Given.Agreed(SheetFile.Read("org.xlsx", book, OrgColumns.All));
    }

    private static async Task<Actor> ActorOf(App app, Person? person = null)
    {
        var chain = await app.Services.GetRequiredService<Data.Snapshots>().Read(Stop);
        var today = chain.Directory.DayOf(app.Now);
        return person is null ? Actor.AtTheCommandLine(chain, today) : new Actor(person.Id, null, new HashSet<string>(), chain, today);
    }

    private static async Task<SheetResult> Import(App app, SheetFile file) =>
        Given.Agreed(await app.Services.GetRequiredService<ImportOrg>().Run(file, false, await ActorOf(app), Stop));

    private SheetFile Sheets(params (string Sheet, string Csv)[] sheets)
    {
        foreach (var (sheet, csv) in sheets)
            File.WriteAllText(Path.Combine(folder.FullName, sheet + ".csv"), csv);
        return Given.Agreed(SheetFile.Read(folder, OrgColumns.All));
    }
}
