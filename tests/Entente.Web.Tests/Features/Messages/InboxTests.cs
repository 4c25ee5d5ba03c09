using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Entente.Web.Features.Messages;
using Entente.Web.Features.Needs;
using Entente.Web.Tests.Features.Identity;
using Entente.Web.Tests.Features.Scorecards;
using Entente.Web.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Messages;

/// <summary>The inbox, reminders, digests and settings.</summary>
public sealed class InboxTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Everybody_reads_and_marks_their_own_messages_alone(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var message = await app.Tell(app.Company.Seller, "给销售的消息", href: "/needs");
        using var seller = await app.As(app.Company.Seller, followRedirects: false);
        using var other = await app.As(app.Company.Administrator, followRedirects: false);
        Assert.Contains("给销售的消息", await (await seller.GetAsync(new Uri("/inbox", UriKind.Relative), Stop)).Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("给销售的消息", await (await other.GetAsync(new Uri("/inbox", UriKind.Relative), Stop)).Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(new Uri($"/inbox/{message.Id}", UriKind.Relative), Stop)).StatusCode);
        Assert.False((await app.MessagesOf(app.Company.Seller)).Single().IsRead);
        Assert.Equal("/needs", (await seller.GetAsync(new Uri($"/inbox/{message.Id}", UriKind.Relative), Stop)).Headers.Location!.OriginalString);
        Assert.True((await app.MessagesOf(app.Company.Seller)).Single().IsRead);
    }

    [Fact]
    public async Task A_link_of_a_message_leads_nowhere_else()
    {
        await using var app = await App.Start();
        var message = await app.Tell(app.Company.Seller, href: "//evil.example/");
        using var seller = await app.As(app.Company.Seller, followRedirects: false);
        Assert.Equal("/", (await seller.GetAsync(new Uri($"/inbox/{message.Id}", UriKind.Relative), Stop)).Headers.Location!.OriginalString);
    }

    [Theory, BothDatabases]
    public async Task Pages_of_messages_follow_each_other_without_a_gap(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        for (var i = 0; i < 7; i++)
        {
            await app.Tell(app.Company.Seller, $"第 {i} 条");
            app.Clock.Advance(TimeSpan.FromMilliseconds(2));
        }

        using var seller = await app.As(app.Company.Seller);
        var seen = new List<string>();
        var next = "";
        do
        {
            var page = await seller.GetFromJsonAsync<JsonElement>(new Uri($"/api/v1/inbox?limit=3{next}", UriKind.Relative), Stop);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("text").GetString()!));
            next = page.GetProperty("next").ValueKind is JsonValueKind.Null ? null : "&after=" + page.GetProperty("next").GetString();
        }
        while (next is not null);
        Assert.Equal(Enumerable.Range(0, 7).Reverse().Select(i => $"第 {i} 条"), seen);
        Assert.Equal(HttpStatusCode.NoContent, (await seller.PostAsync(new Uri("/api/v1/inbox/read-all", UriKind.Relative), null, Stop)).StatusCode);
        Assert.All(await app.MessagesOf(app.Company.Seller), message => Assert.True(message.IsRead));
    }

    [Fact]
    public async Task A_key_has_no_inbox()
    {
        await using var app = await App.Start();
        using var key = await app.WithKey("admin");
        Assert.Equal(HttpStatusCode.Forbidden, (await key.GetAsync(new Uri("/api/v1/inbox", UriKind.Relative), Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await key.GetAsync(new Uri("/api/v1/inbox/settings", UriKind.Relative), Stop)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_need_reminds_once_when_it_waits_once_before_and_once_after_its_time(DatabaseKind on)
    {
        await using var server = new MailServer();
        await using var app = await App.Start(on, adjust: server.Use);
        var raise = new RaiseNeed.Request { Unit = "technicians", Provider = "parts", Title = "急件两小时内答复" };
        Given.Agreed(await app.Services.GetRequiredService<RaiseNeed>().Run(raise, await app.Actor(app.Company.Technician), Stop));
        await app.Look();
        Assert.Single(await app.MessagesOf(app.Company.PartsManager));
        for (var day = 0; day < 40; day++)
        {
            app.Clock.Advance(TimeSpan.FromDays(1));
            await app.Morning();
        }

        var said = (await app.MessagesOf(app.Company.PartsManager)).Select(message => message.Chinese).ToList();
        Assert.Equal(3, said.Count);
        Assert.StartsWith("即将到期：", said[1], StringComparison.Ordinal);
        Assert.StartsWith("已逾期：", said[2], StringComparison.Ordinal);
        // By default needs come in the morning's digest: three mornings with news, three mails.
        Assert.Equal(3, server.All.Count(mail => mail.To[0].Contains("parts.manager", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_digest_says_what_is_new_and_what_still_waits_and_nothing_when_nothing_is_new_or_all_was_read()
    {
        await using var server = new MailServer();
        await using var app = await App.Start(adjust: server.Use);
        await Needs.Wanted.Raised(app);
        await app.Morning();
        var first = Assert.Single(server.All, mail => mail.To[0].Contains("parts.manager", StringComparison.Ordinal));
        Assert.Contains("急件两小时内答复", first.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("仍待您处理", first.Body, StringComparison.Ordinal);

        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.Morning();
        Assert.Single(server.All);

        await Needs.Wanted.Raised(app, "再多两名配件员");
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.Morning();
        Assert.Contains("再多两名配件员", server.All[1].Body.Split("仍待您处理")[0], StringComparison.Ordinal);
        Assert.Contains("急件两小时内答复", server.All[1].Body.Split("仍待您处理")[1], StringComparison.Ordinal);

        await Needs.Wanted.Raised(app, "第三件");
        await app.Services.GetRequiredService<RemindPeople>().Run(null, Stop);
        Given.Agreed(await app.Services.GetRequiredService<MarkRead>().Run(null, await app.Actor(app.Company.PartsManager), Stop));
        app.Clock.Advance(TimeSpan.FromDays(3));
        await app.Morning();
        Assert.Equal(2, server.All.Count(mail => mail.To[0].Contains("parts.manager", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Quiet_hours_hold_back_what_goes_out_at_once_until_the_next_working_morning()
    {
        await using var server = new MailServer();
        await using var app = await App.Start(adjust: server.Use);
        // Friday 27 March 2026, half past nine in the evening in Shanghai.
        app.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 27, 13, 30, 0, TimeSpan.Zero));
        await app.Tell(app.Company.Seller);
        await app.Route();
        await app.SendDue();
        Assert.Empty(server.All);
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 23, 30, 0, TimeSpan.Zero), (await app.Outbox()).Single().DueAt);
    }

    [Theory, BothDatabases]
    public async Task Everybody_chooses_what_comes_how(DatabaseKind on)
    {
        await using var server = new MailServer();
        await using var app = await App.Start(on, adjust: server.Use);
        using var seller = await app.As(app.Company.Seller);
        var page = await (await seller.GetAsync(new Uri("/account/messages", UriKind.Relative), Stop)).Text();
        var kinds = System.Text.RegularExpressions.Regex.Matches(page, "name=\"Asked.Choices\\[(\\d+)\\].Kind\" value=\"([^\"]+)\"").ToDictionary(match => match.Groups[2].Value, match => match.Groups[1].Value);
        var answer = await seller.Submit("/account/messages", "settings", ("Asked.Language", "zh-CN"), ("Asked.QuietFrom", "00:00"), ("Asked.QuietUntil", "00:00"),
            ($"Asked.Choices[{kinds["dialogue"]}].Mail", "Never"), ($"Asked.Choices[{kinds["need"]}].Mail", "AtOnce"), ($"Asked.Choices[{kinds["need"]}].InInbox", "true"));
        Assert.Contains("设置已保存", await answer.Text(), StringComparison.Ordinal);
        await app.Tell(app.Company.Seller, "目标对话的事");
        await app.Tell(app.Company.Seller, "需求的事", "need");
        await app.Route();
        await app.SendDue();
        Assert.Equal("需求的事", server.All.Single().Mail.Subject);
        var inbox = await seller.GetStringAsync(new Uri("/inbox", UriKind.Relative), Stop);
        Assert.Contains("需求的事", WebUtility.HtmlDecode(inbox), StringComparison.Ordinal);
        Assert.DoesNotContain("目标对话的事", WebUtility.HtmlDecode(inbox), StringComparison.Ordinal);
    }
}
