using System.Text;
using Entente.Web.Features.Ratings;
using Entente.Web.Features.Ratings.Import;
using Entente.Web.Platform;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Ratings;

public sealed class ImportRatingsTests(Apps apps) : IClassFixture<Apps>
{
    private const string Header = "provider,service,customer,rater,value,at,scale,reference,comment";
    private const string Place = "parts,parts-supply,technicians,technician@repair.example";

    public static TheoryData<string, bool> Encodings => new()
    {
        { "utf-8", false }, { "utf-8", true }, { "utf-16", false }, { "utf-16", true }, { "utf-16BE", false }, { "utf-16BE", true }, { "GB18030", false },
    };

    [Theory, MemberData(nameof(Encodings))]
    public async Task A_file_in_any_usual_encoding_says_what_was_written(string name, bool marked)
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name);
        var reference = $"ENC-{name}-{marked}";
        byte[] content = [.. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes($"{Header}\n{Place},4,2026-03-24,5,{reference},配件没有到货\n")];
        Assert.Equal(1, (await Import(app, content)).Report.Added);
        Assert.Equal("配件没有到货", await CommentOf(app, reference));
    }

    [Fact]
    public async Task The_encoding_is_seen_wherever_in_the_file_the_first_chinese_letter_stands()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var latin = string.Concat(Enumerable.Range(0, 2000).Select(i => $"{Place},4,2026-03-24,5,LATE-{i},ok\n"));
        await Import(app, Encoding.GetEncoding("GB18030").GetBytes($"{Header}\n{latin}{Place},4,2026-03-24,5,LATE-GB,配件没有到货\n"));
        Assert.Equal("配件没有到货", await CommentOf(app, "LATE-GB"));
        await Import(app, Encoding.UTF8.GetBytes($"{Header}\n{latin}{Place},4,2026-03-24,5,LATE-U8,配件没有到货\n"));
        Assert.Equal("配件没有到货", await CommentOf(app, "LATE-U8"));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_broken_byte_in_utf_8_is_named_by_its_line_and_nothing_is_taken_for_another_encoding(bool marked)
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        byte[] content = [.. marked ? Encoding.UTF8.GetPreamble() : [], .. Encoding.UTF8.GetBytes($"{Header}\n{Place},4,2026-03-24,5,BYTE-1,配件没有到货\n{Place},4,2026-03-24,5,BYTE-2,等待#两天\n")];
        content[Array.LastIndexOf(content, (byte)'#')] = 0xE9;
        using var file = new MemoryStream(content);
        var outcome = await app.Services.GetRequiredService<ImportRatings>().Run(new ImportRatings.Request { File = file, CreateMissing = true, OnRefused = (_, _) => { } }, TestContext.Current.CancellationToken);
        Assert.Equal(3, Assert.IsType<TextBroken>(outcome.Refusal).Line);
        Assert.Contains("第 3 行", app.Services.GetRequiredService<Reply>().Sentence(outcome.Refusal), StringComparison.Ordinal);
        await using var db = app.Db();
        Assert.False(await db.Ratings.AnyAsync(rating => rating.Occasion == "BYTE-1", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Text_in_gb18030_is_never_taken_for_damaged_utf_8()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var gb = Encoding.GetEncoding("GB18030");
        foreach (var (i, comment) in new[] { "联通", "配件没有到货，等了两天", "中文，“引号”与𠮷", "é accents ü", "联系不上" }.Index())
        {
            await Import(app, gb.GetBytes($"{Header}\n{Place},4,2026-03-24,5,GB-{i},{comment}，请尽快处理\n"));
            Assert.Equal($"{comment}，请尽快处理", await CommentOf(app, $"GB-{i}"));
        }
    }

    [Theory, BothDatabases]
    public async Task A_comment_of_ten_megabytes_is_refused_and_its_neighbours_are_stored(DatabaseKind on)
    {
        var app = await apps.On(on);
        var (report, refused) = await Import(app, $"{Header}\n{Place},4,2026-03-24,,LONG-1,short\n{Place},4,2026-03-24,,LONG-2,{new string('长', 10_000_000 / 3)}\n{Place},4,2026-03-24,,LONG-3,short\n");
        Assert.Equal((2, 1), (report.Added, report.Refused));
        Assert.Equal([3], refused.Keys);
        Assert.InRange(refused[3].Length, 5, 200);
    }

    [Theory, InlineData(','), InlineData(';'), InlineData('\t'), InlineData('|')]
    public async Task Any_usual_delimiter_and_quotes_are_read(char delimiter)
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        var reference = $"DEL-{(int)delimiter}";
        var text = $"{Header}\n{Place},4,2026-03-24,5,{reference},\"a # \"\"b\"\"\nc\"\n".Replace(',', delimiter).Replace('#', delimiter);
        Assert.Equal(1, (await Import(app, text)).Report.Added);
        Assert.Equal($"a {delimiter} \"b\"\nc", await CommentOf(app, reference));
    }

    [Theory, BothDatabases]
    public async Task Each_bad_row_is_named_by_its_line_and_disturbs_no_good_one(DatabaseKind on)
    {
        var app = await apps.On(on);
        (string Row, string Says)[] bad =
        [
            ($"nowhere,parts-supply,technicians,technician@repair.example,4,2026-03-24,,BAD", "nowhere"),
            ($"parts,nothing,technicians,technician@repair.example,4,2026-03-24,,BAD", "nothing"),
            ($"finance,parts-supply,technicians,technician@repair.example,4,2026-03-24,,BAD", "parts-supply"),
            ($"parts,parts-supply,nobody,technician@repair.example,4,2026-03-24,,BAD", "nobody"),
            ($"parts,parts-supply,technicians,stranger@repair.example,4,2026-03-24,,BAD", "stranger@repair.example"),
            ($"parts,parts-supply,technicians,storekeeper@repair.example,4,2026-03-24,,BAD", "技师组"),
            ($"parts,parts-supply,technicians,seller@repair.example,4,2026-03-24,,BAD", "技师组"),
            ($"{Place},9,2026-03-24,,BAD", "9"),
            ($"{Place},good,2026-03-24,,BAD", "good"),
            ($"{Place},,2026-03-24,,BAD", ""),
            ($"{Place},4,yesterday,,BAD", "yesterday"),
            ($"{Place},4,0001-01-01,,BAD", "0001-01-01"),
            ($"{Place},4,9999-12-31T23:59:59-12:00,,BAD", "9999"),
            ($"{Place},4,03/04/2026,,BAD", "03/04/2026"),
            ($"{Place},4,10:00,,BAD", "10:00"),
            ($"{Place},4,2026-03-26,,BAD", "2026"),
            ($"{Place},4,2026-03-24,2,BAD", "2"),
            ($"{Place},4,2026-03-24,,{new string('r', 100)}", "64"),
            ($"{Place},4,2026-03-24,,BAD,{new string('x', 10 * 1024 * 1024)}", "4000"),
            (",,,,,,,", ""),
        ];
        var text = new StringBuilder(Header).Append('\n');
        foreach (var (row, _) in bad)
            text.Append(row).Append('\n').Append(Place).Append(",4,2026-03-24,,GOOD-").Append(text.Length).Append(",\n");
        var (report, refused) = await Import(app, text.ToString());
        Assert.Equal(Enumerable.Range(0, bad.Length).Select(i => 2 + (2 * i)), refused.Keys.Order());
        Assert.All(bad.Index(), row => Assert.Contains(row.Item.Says, refused[2 + (2 * row.Index)], StringComparison.Ordinal));
        Assert.All(refused.Values, sentence => Assert.InRange(sentence.Length, 4, 400));
        Assert.Equal((bad.Length, bad.Length), (report.Added, report.Refused));
        await using var db = app.Db();
        Assert.False(await db.Ratings.AnyAsync(rating => rating.Occasion == "BAD", TestContext.Current.CancellationToken));
    }

    [Theory, BothDatabases]
    public async Task The_same_file_again_adds_nothing_and_another_value_for_the_same_occasion_is_refused(DatabaseKind on)
    {
        var app = await apps.On(on);
        var text = $"{Header}\n{Place},4,2026-03-24,,AGAIN-1\n{Place},2,2026-03-24,,AGAIN-2,=1+1\n";
        Assert.Equal(2, (await Import(app, text)).Report.Added);
        var again = (await Import(app, text)).Report;
        Assert.Equal((0, 2, 0), (again.Added, again.Unchanged, again.Refused));
        var other = await Import(app, $"{Header}\n{Place},5,2026-03-24,,AGAIN-1\n");
        Assert.Equal((0, 1), (other.Report.Added, other.Report.Refused));
        Assert.Null(await app.Services.GetRequiredService<RebuildTallies>().Run(repair: false, TestContext.Current.CancellationToken));
    }

    [Theory, BothDatabases]
    public async Task A_dry_run_says_the_same_and_records_nothing(DatabaseKind on)
    {
        var app = await apps.On(on);
        var (report, _) = await Import(app, $"{Header}\n{Place},4,2026-03-24,,DRY-1\nnew,new-service,newcomers,new@repair.example,5,2026-03-24,,DRY-2\n", dryRun: true, createMissing: true);
        Assert.Equal(2, report.Rows);
        await using var db = app.Db();
        Assert.False(await db.Ratings.AnyAsync(rating => rating.Occasion.StartsWith("DRY-"), TestContext.Current.CancellationToken));
        Assert.False(await db.Units.AnyAsync(unit => unit.Code == "newcomers", TestContext.Current.CancellationToken));
    }

    [Theory, BothDatabases]
    public async Task Rows_of_a_closed_period_are_refused_and_those_beside_it_stored(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        await app.Given.Closed("2025-Q4");
        var (report, refused) = await Import(app, $"{Header}\n{Place},4,2025-12-31,,SHUT-1\n{Place},4,2026-01-01,,SHUT-2\n");
        Assert.Equal((1, 1), (report.Added, report.Refused));
        Assert.Contains("2025年12月31日", refused[2], StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task What_is_missing_is_made_though_another_row_cannot_be_read(DatabaseKind on)
    {
        await using var app = await App.Start(on, empty: true);
        var (report, refused) = await Import(app, $"{Header}\n{Place},4,0001-01-01,,OLD\n{Place},4,yesterday,,NO\n{Place},4,2026-03-24,,MADE\n", createMissing: true);
        Assert.Equal([2, 3], refused.Keys.Order());
        Assert.Equal((1, 1, 1), (report.Added, report.CreatedServices, report.CreatedPeople));
    }

    [Fact]
    public async Task What_is_made_for_a_file_holds_for_its_oldest_row_wherever_it_stands()
    {
        await using var app = await App.Start(empty: true);
        var newest = string.Concat(Enumerable.Range(0, 5500).Select(i => $"{Place},4,2026-03-24,5,NEW-{i}\n"));
        var (report, _) = await Import(app, $"{Header}\n{newest}{Place},4,2026-01-05,5,OLD-1\n", createMissing: true);
        Assert.Equal((5501, 0), (report.Added, report.Refused));
    }

    [Theory, BothDatabases]
    public async Task Comments_stay_what_was_typed_formulas_smileys_and_right_to_left(DatabaseKind on)
    {
        var app = await apps.On(on);
        string[] comments = ["=HYPERLINK(1)", "+1", "-1", "@here", "😀👍🏽", "שלום עולם", "العربية"];
        await Import(app, $"{Header}\n{string.Concat(comments.Index().Select(c => $"{Place},4,2026-03-24,,TEXT-{c.Index},{c.Item}\n"))}");
        foreach (var (i, comment) in comments.Index())
            Assert.Equal(comment, await CommentOf(app, $"TEXT-{i}"));
    }

    private static Task<(ImportReport Report, Dictionary<int, string> Refused)> Import(App app, string text, bool dryRun = false, bool createMissing = false) =>
        Import(app, Encoding.UTF8.GetBytes(text), dryRun, createMissing);

    private static async Task<(ImportReport Report, Dictionary<int, string> Refused)> Import(App app, byte[] content, bool dryRun = false, bool createMissing = false)
    {
        var refused = new Dictionary<int, string>();
        using var file = new MemoryStream(content);
        var report = Given.Agreed(await app.Services.GetRequiredService<ImportRatings>().Run(
            new ImportRatings.Request { File = file, DryRun = dryRun, CreateMissing = createMissing, OnRefused = (line, sentence) => refused.Add(line, sentence) }, TestContext.Current.CancellationToken));
        return (report, refused);
    }

    private static async Task<string?> CommentOf(App app, string reference)
    {
        await using var db = app.Db();
        return await db.Ratings.Where(rating => rating.Occasion == reference).Select(rating => rating.Comment).SingleAsync(TestContext.Current.CancellationToken);
    }
}
