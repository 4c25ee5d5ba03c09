using System.Net;
using Entente.Domain.Goals;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Tests.Features.Goals;

/// <summary>Evidence that is not what it should be, on the page and over the API: a clear sentence, and nothing kept.</summary>
public sealed class GoalEvidenceTests(Apps apps) : IClassFixture<Apps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("list.exe", "MZ", "不接受")]
    [InlineData("list.pdf.exe", "MZ", "不接受")]
    [InlineData("list.exe.pdf", "%PDF-1.7", "两个")]
    [InlineData("list.pdf", "MZ this is a program", "不符")]
    [InlineData("list.png", "%PDF-1.7", "不符")]
    [InlineData("list.txt", "\u007fELF", "不符")]
    [InlineData("list.xlsx", "<html>", "不符")]
    [InlineData("list.txt", "", "空")]
    [InlineData("noending", "text", "不接受")]
    public async Task What_is_no_evidence_is_refused_in_words_on_the_page_and_over_the_api(string name, string content, string word)
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        var goal = await Promises.Active(app);
        var owner = await app.As(app.Company.PartsManager);
        using var page = await owner.Upload(goal.Id, name, new StringContent(content));
        var words = await page.Words();
        using var api = await owner.PostAsync($"/api/v1/goals/{goal.Id}/files?name={name}", new StringContent(content), Stop);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, api.StatusCode);
        Assert.Contains("application/problem+json", api.Content.Headers.ContentType!.MediaType, StringComparison.Ordinal);
        Assert.Contains(word, words, StringComparison.Ordinal);
        await KeptNothing(app, goal);
    }

    [Theory]
    [InlineData("../../../etc/登记.txt")]
    [InlineData("..\\..\\登记.txt")]
    [InlineData("/登记.txt")]
    public async Task A_name_that_climbs_out_of_its_folder_keeps_its_last_part_alone(string name)
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        var goal = await Promises.Active(app);
        var owner = await app.As(app.Company.PartsManager);
        using var page = await owner.Upload(goal.Id, name, new StringContent("三人到岗"));
        Assert.True(page.IsSuccessStatusCode);
        using var api = await owner.PostAsync($"/api/v1/goals/{goal.Id}/files?name={Uri.EscapeDataString(name)}", new StringContent("三人到岗"), Stop);
        Assert.Equal(HttpStatusCode.Created, api.StatusCode);
        await using var db = app.Db();
        Assert.All(await db.EvidenceFiles.Where(file => file.GoalId == goal.Id).ToListAsync(Stop), file => Assert.Equal("登记.txt", file.Name));
        Assert.All(Directory.GetFiles(Path.Combine(app.Folder, "evidence"), "*", SearchOption.AllDirectories), path => Assert.Equal(64, Path.GetFileName(path).Length));
    }

    [Fact]
    public async Task A_gigabyte_is_refused_before_it_has_come_on_the_page_and_over_the_api()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        var goal = await Promises.Active(app);
        var owner = await app.As(app.Company.PartsManager);
        var onPage = new Gigabyte();
        using (var page = await owner.Upload(goal.Id, "list.txt", onPage))
            Assert.Contains("20 MB", await page.Words(), StringComparison.Ordinal);
        var overApi = new Gigabyte();
        using (var api = await owner.PostAsync($"/api/v1/goals/{goal.Id}/files?name=list.txt", overApi, Stop))
        {
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, api.StatusCode);
            Assert.Contains("20 MB", await api.Words(), StringComparison.Ordinal);
        }

        await KeptNothing(app, goal);
    }

    private static async Task KeptNothing(App app, Goal goal)
    {
        await using var db = app.Db();
        Assert.Equal(0, await db.EvidenceFiles.CountAsync(file => file.GoalId == goal.Id, Stop));
        Assert.Empty(Directory.Exists(Path.Combine(app.Folder, "evidence")) ? Directory.GetFiles(Path.Combine(app.Folder, "evidence"), "*.coming") : []);
    }

    /// <summary>Says it is a gigabyte and comes slowly, as from a browser far away; an answer has to come while it is still being sent.</summary>
    private sealed class Gigabyte : HttpContent
    {
        private const long Size = 1L << 30;
        private static readonly byte[] Block = [.. Enumerable.Repeat((byte)'a', 1 << 16)];

        protected override bool TryComputeLength(out long length)
        {
            length = Size;
            return true;
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            for (var sent = 0L; sent < Size; sent += Block.Length)
            {
                await stream.WriteAsync(Block, Stop);
                await Task.Delay(20, Stop);
            }
        }
    }
}
