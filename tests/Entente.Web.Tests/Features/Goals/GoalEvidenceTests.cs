using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Entente.Domain.Goals;
using Entente.Web.Features.Goals;
using Entente.Web.Tests.Features.Identity;
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

    [Fact]
    public async Task An_archive_that_is_renamed_to_a_document_is_refused_and_a_document_is_kept()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        var goal = await Promises.Active(app);
        var owner = await app.As(app.Company.PartsManager);
        foreach (var (parts, status) in new[] { (new[] { "setup.exe" }, HttpStatusCode.UnprocessableEntity), (["[Content_Types].xml", "xl/workbook.xml"], HttpStatusCode.Created) })
        {
            using var packet = new MemoryStream();
            using (var archive = new ZipArchive(packet, ZipArchiveMode.Create, leaveOpen: true))
            {
                foreach (var part in parts)
                    archive.CreateEntry(part);
            }

            using var answer = await owner.PostAsync($"/api/v1/goals/{goal.Id}/files?name=list.xlsx", new ByteArrayContent(packet.ToArray()), Stop);
            Assert.Equal(status, answer.StatusCode);
        }

        using var cut = await owner.PostAsync($"/api/v1/goals/{goal.Id}/files?name=cut.docx", new ByteArrayContent([.. "PK\x03\x04"u8]), Stop);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, cut.StatusCode);
        var shown = await owner.GetFromJsonAsync<GoalEndpoints.GoalShown>($"/api/v1/goals/{goal.Id}", Promises.Json, Stop);
        Assert.Equal(["list.xlsx"], shown!.Files!.Select(file => file.Name));
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
    public async Task A_gigabyte_is_refused_over_the_api_before_any_of_it_comes()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        var goal = await Promises.Active(app);
        var owner = await app.As(app.Company.PartsManager);
        var content = new Gigabyte();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/goals/{goal.Id}/files?name=list.txt") { Content = content, Headers = { ExpectContinue = true } };
        using var answer = await owner.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("20 MB", await answer.Words(), StringComparison.Ordinal);
        Assert.False(content.WasAskedFor);
        await KeptNothing(app, goal);
    }

    [Fact]
    public async Task A_gigabyte_is_refused_on_the_page_while_it_still_comes()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        var goal = await Promises.Active(app);
        var (name, value) = await app.SignInCookie(app.Company.PartsManager);
        using var plain = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = app.Address };
        plain.DefaultRequestHeaders.Add("Cookie", $"{name}={value}");
        using var page = await plain.GetAsync($"/goals/{goal.Id}", Stop);
        var token = Forms.Token(await page.Words());
        var cookies = string.Join("; ", page.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]).Prepend($"{name}={value}"));

        using var line = new TcpClient();
        await line.ConnectAsync(app.Address.Host, app.Address.Port, Stop);
        await using var stream = line.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes($"POST /goals/{goal.Id}/files HTTP/1.1\r\nHost: {app.Address.Authority}\r\nCookie: {cookies}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: {1L << 30}\r\n\r\n"
            + $"--b\r\nContent-Disposition: form-data; name=\"__RequestVerificationToken\"\r\n\r\n{token}\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"list.txt\"\r\n\r\n{new string('a', 100_000)}"), Stop);
        var answer = new byte[8192];
        var head = Encoding.ASCII.GetString(answer, 0, await stream.ReadAsync(answer, Stop));
        Assert.StartsWith("HTTP/1.1 302", head, StringComparison.Ordinal);
        Assert.Contains($"/goals/{goal.Id}#evidence", head, StringComparison.Ordinal);
        plain.DefaultRequestHeaders.Remove("Cookie");
        plain.DefaultRequestHeaders.Add("Cookie", string.Join("; ", Regex.Matches(head, "Set-Cookie: ([^;]+)").Select(match => match.Groups[1].Value).Prepend(cookies)));
        using var after = await plain.GetAsync($"/goals/{goal.Id}", Stop);
        Assert.Contains("文件过大，最多 20 MB", await after.Words(), StringComparison.Ordinal);
        await KeptNothing(app, goal);
    }

    private static async Task KeptNothing(App app, Goal goal)
    {
        await using var db = app.Db();
        Assert.Equal(0, await db.EvidenceFiles.CountAsync(file => file.GoalId == goal.Id, Stop));
        Assert.Empty(Directory.Exists(Path.Combine(app.Folder, "evidence")) ? Directory.GetFiles(Path.Combine(app.Folder, "evidence"), "*.coming") : []);
    }

    /// <summary>Says it is a gigabyte.</summary>
    private sealed class Gigabyte : HttpContent
    {
        public bool WasAskedFor { get; private set; }

        protected override bool TryComputeLength(out long length)
        {
            length = 1L << 30;
            return true;
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            WasAskedFor = true;
            return Task.CompletedTask;
        }
    }
}
