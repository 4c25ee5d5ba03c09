using System.Net;
using Entente.Domain.Chain;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Web.Features.Bots;
using Entente.Web.Features.Ratings;
using Entente.Web.Tests.Features.Messages;
using Entente.Web.Tests.Features.Ratings;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Bots;

/// <summary>A rating by one tap inside the chat: what the card offers, what is recorded, and everything that records nothing.</summary>
public sealed class TapTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<ChatPlatform> Platforms => [ChatPlatform.Feishu, ChatPlatform.WeCom];

    public static TheoryData<ChatPlatform, string> Forged
    {
        get
        {
            var data = new TheoryData<ChatPlatform, string>();
            foreach (var platform in new[] { ChatPlatform.Feishu, ChatPlatform.WeCom })
            {
                foreach (var twist in Twists.Keys)
                    data.Add(platform, twist);
            }

            return data;
        }
    }

    private static Dictionary<string, TapCalls.Twist> Twists => new(StringComparer.Ordinal)
    {
        ["another key"] = new(Key: "another-key"),
        ["another token"] = new(Token: "another"),
        ["another app"] = new(App: "another"),
        ["stale"] = new(Late: TimeSpan.FromMinutes(6)),
        ["from the future"] = new(Late: TimeSpan.FromMinutes(-6)),
        ["another body"] = new(BreaksBody: true),
        ["another signature"] = new(BreaksSignature: true),
    };

    [Theory, BothDatabases]
    public async Task A_tap_in_Feishu_is_recorded_once_shown_on_the_card_and_may_be_changed_by_another(DatabaseKind on) => await Recorded(ChatPlatform.Feishu, on);

    [Theory, BothDatabases]
    public async Task A_tap_in_WeCom_is_recorded_once_shown_on_the_button_and_may_be_changed_by_another(DatabaseKind on) => await Recorded(ChatPlatform.WeCom, on);

    [Fact]
    public async Task A_request_offers_every_level_and_none_before_another()
    {
        await using var server = await ChatServer.Start();
        await using var app = await App.Start(adjust: server.Use);
        await TapCalls.On(app, ChatPlatform.Feishu, app.Company.Technician);
        var call = await Asked(app, server, app.Company.Technician, app.Company.PartsForTechnicians);
        Assert.Equal(["1", "2", "3", "4", "5"], TapCalls.Buttons(call).Select(button => button.Say));
        Assert.DoesNotContain("primary", call.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("danger", call.Text, StringComparison.Ordinal);
        Assert.Empty(await Ratings(app));
    }

    [Theory, MemberData(nameof(Forged))]
    public async Task A_forged_call_records_nothing_and_says_nothing(ChatPlatform platform, string twist)
    {
        await using var server = await ChatServer.Start();
        await using var app = await App.Start(adjust: server.Use);
        var taps = await TapCalls.On(app, platform, app.Company.Seller);
        var button = TapCalls.Buttons(await Asked(app, server, app.Company.Seller, app.Company.ReimbursementForSales))[0];
        await Nothing(app, await taps.Tap(Chats.UserId(platform), button, "event-1", Twists[twist]));
    }

    [Theory, MemberData(nameof(Platforms))]
    public async Task Whoever_taps_a_button_that_was_made_for_another_records_nothing(ChatPlatform platform)
    {
        await using var server = await ChatServer.Start();
        await using var app = await App.Start(adjust: server.Use);
        var taps = await TapCalls.On(app, platform, app.Company.Seller);
        await using (var db = app.Db())
        {
            db.Add(new ChatAccount { PersonId = app.Company.SecondSeller.Id, Platform = platform, UserId = "colleague" });
            await db.SaveChangesAsync(Stop);
        }

        var button = TapCalls.Buttons(await Asked(app, server, app.Company.Seller, app.Company.ReimbursementForSales))[0];
        await Nothing(app, await taps.Tap("colleague", button, "event-1"));
        await Nothing(app, await taps.Tap("stranger", button, "event-2"));
        await Nothing(app, await taps.Tap(Chats.UserId(platform), (button.Path[..^3] + "xyz", button.Say), "event-3"));
        await Nothing(app, await taps.Tap(Chats.UserId(platform), (button.Path, "9"), "event-4"));
        await Nothing(app, await taps.Tap(Chats.UserId(platform), ("/p/" + button.Path[3..], button.Say), "event-5"));
    }

    [Theory, MemberData(nameof(Platforms))]
    public async Task What_was_heard_before_does_not_bring_an_older_answer_back(ChatPlatform platform)
    {
        await using var server = await ChatServer.Start();
        await using var app = await App.Start(adjust: server.Use);
        var taps = await TapCalls.On(app, platform, app.Company.Seller);
        var buttons = TapCalls.Buttons(await Asked(app, server, app.Company.Seller, app.Company.ReimbursementForSales));
        foreach (var (button, id) in new[] { (buttons[0], "event-1"), (buttons[1], "event-2") })
        {
            using var taken = await taps.Tap(Chats.UserId(platform), button, id);
            Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        }

        using var again = await taps.Tap(Chats.UserId(platform), buttons[0], "event-1");
        Assert.Equal((HttpStatusCode.NotFound, ""), (again.StatusCode, await again.Content.ReadAsStringAsync(Stop)));
        Assert.Equal(Levels.Bad, Assert.Single(await Ratings(app)).Level);
    }

    [Theory, MemberData(nameof(Platforms))]
    public async Task What_is_sealed_or_may_be_is_asked_on_the_page_and_no_tap_answers_it(ChatPlatform platform)
    {
        await using var server = await ChatServer.Start();
        await using var app = await App.Start(adjust: server.Use);
        var taps = await TapCalls.On(app, platform, app.Company.Seller);
        var call = await Asked(app, server, app.Company.Seller, app.Company.ReportsForSales);
        Assert.DoesNotContain("button_list", call.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("say", call.Text, StringComparison.Ordinal);
        Assert.Contains("https://entente.repair.example/r/", call.Text, StringComparison.Ordinal);
        // Somebody who can sign makes the button that was not sent.
        var path = app.Services.GetRequiredService<RatingLinks>().PathFor(new RatingLinks.Invitation(app.Company.ReportsForSales.Id, app.Company.Seller.Id, "A-1"));
        await Nothing(app, await taps.Tap(Chats.UserId(platform), (path, "2"), "event-1"));
        await using var db = app.Db();
        Assert.Empty(await db.SealedRatings.ToListAsync(Stop));
    }

    [Theory, MemberData(nameof(Platforms))]
    public async Task What_the_rules_refuse_is_said_and_not_recorded(ChatPlatform platform)
    {
        await using var server = await ChatServer.Start();
        await using var app = await App.Start(adjust: server.Use);
        var taps = await TapCalls.On(app, platform, app.Company.Seller);
        var service = await app.Given.Service(app.Company.AfterSales, "先问原因", commentRequired: true);
        var link = await app.Given.Link(service, app.Company.Sales);
        var buttons = TapCalls.Buttons(await Asked(app, server, app.Company.Seller, link));
        using var bad = await taps.Tap(Chats.UserId(platform), buttons.Single(button => button.Say == "1"), "event-1");
        var shown = taps.Shown(await bad.Content.ReadAsStringAsync(Stop));
        Assert.Contains(platform is ChatPlatform.WeCom ? "请到页面评价" : "\"error\"", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("\"card\"", shown, StringComparison.Ordinal);
        Assert.Empty(await Ratings(app));
    }

    [Theory, MemberData(nameof(Platforms))]
    public async Task Without_the_fields_that_tell_who_taps_a_request_is_a_link_and_nothing_is_heard(ChatPlatform platform)
    {
        await using var server = await ChatServer.Start();
        await using var app = await App.Start(adjust: server.Use);
        await app.Connect(platform, app.Company.Seller);
        var call = await Asked(app, server, app.Company.Seller, app.Company.ReimbursementForSales);
        Assert.DoesNotContain("button_list", call.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\\u0022say", call.Text, StringComparison.Ordinal);
        var path = app.Services.GetRequiredService<RatingLinks>().PathFor(new RatingLinks.Invitation(app.Company.ReimbursementForSales.Id, app.Company.Seller.Id, "A-1"));
        await Nothing(app, await new TapCalls(app, platform).Tap(Chats.UserId(platform), (path, "2"), "event-1"));
        await Nothing(app, await new TapCalls(app, platform).Knock("hello"));
    }

    [Theory, MemberData(nameof(Platforms))]
    public async Task The_platform_is_told_that_we_are_there_and_nobody_else_is(ChatPlatform platform)
    {
        await using var server = await ChatServer.Start();
        await using var app = await App.Start(adjust: server.Use);
        var taps = await TapCalls.On(app, platform, app.Company.Seller);
        using var good = await taps.Knock("5927782489442352469");
        Assert.Equal(platform is ChatPlatform.WeCom ? "5927782489442352469" : """{"challenge":"5927782489442352469"}""", await good.Content.ReadAsStringAsync(Stop));
        await Nothing(app, await taps.Knock("5927782489442352469", "another-token"));
        using var http = app.Client();
        foreach (var body in new[] { "", "{", "{}", "{\"encrypt\":5}", "{\"encrypt\":\"AAAA\"}", "<xml>", "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><xml><Encrypt>&a;</Encrypt></xml>", new string('x', 100_000) })
        {
            using var content = new StringContent(body);
            await Nothing(app, await http.PostAsync(new Uri($"/callbacks/{platform.ToString().ToLowerInvariant()}?msg_signature=a&timestamp=1&nonce=b", UriKind.Relative), content, Stop));
        }
    }

    [Theory, BothDatabases]
    public async Task A_tap_is_answered_in_time_while_the_database_waits_and_recorded_all_the_same(DatabaseKind on)
    {
        // On SQLite whoever holds the database holds every table of it.
        if (on is DatabaseKind.Sqlite)
            return;
        await using var server = await ChatServer.Start();
        await using var app = await App.Start(on, adjust: server.Use);
        var taps = await TapCalls.On(app, ChatPlatform.Feishu, app.Company.Seller);
        var button = TapCalls.Buttons(await Asked(app, server, app.Company.Seller, app.Company.ReimbursementForSales))[0];
        await using (await Blocked.Writing(app))
        {
            var tapping = taps.Tap(Chats.UserId(ChatPlatform.Feishu), button, "event-1");
            while (!tapping.IsCompleted)
            {
                await Task.Delay(100, Stop);
                app.Clock.Advance(TimeSpan.FromSeconds(1));
            }

            using var answer = await tapping;
            Assert.Contains("\"warning\"", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }

        for (var look = 0; look < 100 && (await Ratings(app)).Count == 0; look++)
            await Task.Delay(50, Stop);
        Assert.Single(await Ratings(app));
    }

    private static async Task Recorded(ChatPlatform platform, DatabaseKind on)
    {
        await using var server = await ChatServer.Start();
        await using var app = await App.Start(on, adjust: server.Use);
        var taps = await TapCalls.On(app, platform, app.Company.Seller);
        var call = await Asked(app, server, app.Company.Seller, app.Company.ReimbursementForSales);
        var buttons = TapCalls.Buttons(call);
        Assert.Equal(["2", "1"], buttons.Select(button => button.Say));
        using var first = await taps.Tap(Chats.UserId(platform), buttons[0], "event-1");
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        var rating = Assert.Single(await Ratings(app));
        Assert.Equal((app.Company.ReimbursementForSales.Id, app.Company.Seller.Id, Levels.Good, Occasion.Of("A-1", default)), (rating.LinkId, rating.RaterId, rating.Level, rating.Occasion));
        Assert.Contains("满意", System.Text.RegularExpressions.Regex.Unescape(taps.Shown(await first.Content.ReadAsStringAsync(Stop))), StringComparison.Ordinal);
        using var second = await taps.Tap(Chats.UserId(platform), buttons[1], "event-2");
        Assert.Contains("不满意", System.Text.RegularExpressions.Regex.Unescape(taps.Shown(await second.Content.ReadAsStringAsync(Stop))), StringComparison.Ordinal);
        Assert.Equal(Levels.Bad, Assert.Single(await Ratings(app)).Level);
        // What was added on the page stays where the same is tapped once more, and goes where the answer is another.
        await using (var db = app.Db())
            await db.Ratings.ExecuteUpdateAsync(set => set.SetProperty(one => one.Comment, "等了两周").SetProperty(one => one.Cause, Cause.NothingAgreed), Stop);
        using var third = await taps.Tap(Chats.UserId(platform), buttons[1], "event-3");
        var stays = Assert.Single(await Ratings(app));
        Assert.Equal(("等了两周", Cause.NothingAgreed), (stays.Comment, stays.Cause));
        using var fourth = await taps.Tap(Chats.UserId(platform), buttons[0], "event-4");
        Assert.Null(Assert.Single(await Ratings(app)).Comment);
    }

    /// <summary>The message that asks for a rating, as it came to the platform.</summary>
    private static async Task<ChatServer.Call> Asked(App app, ChatServer server, Person person, Link link)
    {
        await app.Tell(person, "请评价", "rate", $"/rate/{link.Id}?reference=A-1");
        await app.Route();
        await app.SendDue();
        return server.Messages[^1];
    }

    private static async Task Nothing(App app, HttpResponseMessage answer)
    {
        using (answer)
            Assert.Equal((HttpStatusCode.NotFound, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync(Stop)));
        Assert.Empty(await Ratings(app));
    }

    private static async Task<List<Rating>> Ratings(App app)
    {
        await using var db = app.Db();
        return await db.Ratings.AsNoTracking().ToListAsync(Stop);
    }
}
