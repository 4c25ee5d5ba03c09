using Entente.Web.Features.Messages;
using Entente.Web.Platform.Messages;
using Entente.Web.Tests.Features.Identity;
using Entente.Web.Tests.Features.Scorecards;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Messages;

/// <summary>From a transaction to a real mail server: once, in the receiver's language, and never lost.</summary>
public sealed class OutboxTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task What_was_told_comes_as_one_mail_with_a_link_and_nothing_that_tells_who_opened_it(DatabaseKind on)
    {
        await using var server = new MailServer();
        await using var app = await App.Start(on, adjust: server.Use);
        await app.Tell(app.Company.FinanceManager, "请准备与<b>销售部</b>的目标对话", href: "/dialogues/7");
        await app.Route();
        await app.SendDue();
        await app.SendDue();

        var mail = Assert.Single(server.All);
        Assert.Equal("<finance.manager@repair.example>", mail.To.Single().Split(' ')[0]);
        Assert.Equal("请准备与<b>销售部</b>的目标对话", mail.Mail.Subject);
        Assert.Contains("https://entente.repair.example/dialogues/7", mail.Mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;销售部", mail.Mail.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", mail.Mail.HtmlBody, StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Mail.Headers["Auto-Submitted"]);
        Assert.NotNull((await app.Outbox()).Single().SentAt);
    }

    [Theory, BothDatabases]
    public async Task Whoever_chose_English_gets_English(DatabaseKind on)
    {
        await using var server = new MailServer();
        await using var app = await App.Start(on, adjust: server.Use);
        var actor = await app.Actor(app.Company.Seller);
        Given.Agreed(await app.Services.GetRequiredService<SaveMessageSettings>().Run(new SaveMessageSettings.Request { Language = "en", QuietFrom = new TimeOnly(20, 0), QuietUntil = new TimeOnly(7, 30) }, actor, Stop));
        await app.Tell(app.Company.Seller);
        await app.Route();
        await app.SendDue();
        Assert.StartsWith("In English", server.All.Single().Mail.Subject, StringComparison.Ordinal);
        Assert.Contains("Hello", server.All.Single().Body, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task What_was_rolled_back_was_never_said(DatabaseKind on)
    {
        await using var server = new MailServer();
        await using var app = await App.Start(on, adjust: server.Use);
        await using (var db = app.Db())
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Stop);
            db.Tell(app.Company.Seller.Id, "dialogue", new Bilingual("说了", "Said"), "/", app.Now);
            await db.SaveChangesAsync(Stop);
        }

        await app.Route();
        await app.SendDue();
        Assert.Empty(server.All);
        Assert.Empty(await app.MessagesOf(app.Company.Seller));
    }

    [Theory, BothDatabases]
    public async Task A_program_that_is_killed_after_the_server_took_a_mail_sends_at_most_a_copy_of_the_same_identity(DatabaseKind on)
    {
        await using var server = new MailServer();
        await using var app = await App.Start(on, adjust: server.Use);
        await app.Tell(app.Company.Seller);
        await app.Route();
        using (var killed = new CancellationTokenSource())
        {
            server.BeforeItSaysSo = () => killed.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => app.SendDue(killed.Token));
        }

        server.BeforeItSaysSo = () => Task.CompletedTask;
        Assert.Null((await app.Outbox()).Single().SentAt);
        // Another node leaves it alone as long as the first may still be at it.
        await using var node = await app.Beside();
        await node.SendDue();
        Assert.Single(server.All);
        app.Clock.Advance(SendDispatches.Attempt + TimeSpan.FromSeconds(1));
        await node.SendDue();
        await Until(async () => (await app.Outbox()).Single().SentAt is not null);
        Assert.Equal(2, server.All.Count);
        Assert.Single(server.All.Select(taken => taken.Mail.MessageId).Distinct());
        app.Clock.Advance(TimeSpan.FromDays(3));
        await node.SendDue();
        Assert.Equal(2, server.All.Count);
    }

    [Theory, BothDatabases]
    public async Task Two_nodes_that_send_at_once_send_everything_once(DatabaseKind on)
    {
        await using var server = new MailServer();
        await using var app = await App.Start(on, adjust: server.Use);
        await using var node = await app.Beside();
        for (var i = 0; i < 40; i++)
            await app.Tell(i % 2 == 0 ? app.Company.Seller : app.Company.Accountant, $"第 {i} 条");
        await Task.WhenAll(app.Route(), node.Route());
        await Task.WhenAll(app.SendDue(), node.SendDue(), app.SendDue(), node.SendDue());
        Assert.Equal(40, server.All.Count);
        Assert.Equal(40, server.All.Select(taken => taken.Mail.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task A_server_that_says_not_now_is_asked_again_with_growing_pauses_and_given_up_in_the_end()
    {
        await using var server = new MailServer();
        await using var app = await App.Start(adjust: server.Use);
        server.Answer = line => line.StartsWith("RCPT", StringComparison.Ordinal) ? "451 greylisted, come back" : null;
        await app.Tell(app.Company.Seller);
        await app.Route();
        var pauses = new List<TimeSpan>();
        for (var round = 0; round < 50 && (await app.Outbox()).Single() is { DeadAt: null } waiting; round++)
        {
            app.Clock.Advance(waiting.DueAt > app.Now ? waiting.DueAt - app.Now : TimeSpan.FromMinutes(1));
            await app.SendDue();
            await Until(async () => (await app.Outbox()).Single() is var now && (now.DeadAt is not null || now.DueAt - app.Now != SendDispatches.Attempt));
            pauses.Add((await app.Outbox()).Single().DueAt - app.Now);
        }

        Assert.Equal(9, (await app.Outbox()).Single().Attempts);
        Assert.Equal(pauses[..8], pauses[..8].Order());
        Assert.Contains("greylisted", (await app.Outbox()).Single().Fault, StringComparison.Ordinal);

        server.Answer = _ => null;
        using var administrator = await app.As(app.Company.Administrator);
        Assert.Contains("greylisted", await administrator.GetStringAsync(new Uri("/admin/mail", UriKind.Relative), Stop), StringComparison.Ordinal);
        await administrator.Submit("/admin/mail", "retry-all");
        await app.SendDue();
        await Until(() => Task.FromResult(server.All.Count == 1));
    }

    [Fact]
    public async Task What_is_refused_for_good_is_not_tried_again_and_hinders_nothing_else()
    {
        await using var server = new MailServer();
        await using var app = await App.Start(adjust: server.Use);
        server.Answer = line => line.StartsWith("RCPT TO:<" + app.Company.Seller.Email, StringComparison.OrdinalIgnoreCase) ? "550 no such person" : null;
        await app.Tell(app.Company.Seller);
        await app.Tell(app.Company.Accountant);
        await app.Route();
        await app.SendDue();
        Assert.Single(server.All);
        var refused = (await app.Outbox()).Single(dispatch => dispatch.SentAt is null);
        Assert.NotNull(refused.DeadAt);
        Assert.Equal(1, refused.Attempts);
    }

    [Fact]
    public async Task A_server_that_is_away_costs_no_message_an_attempt()
    {
        await using var server = new MailServer();
        await using var app = await App.Start(adjust: server.Use);
        await server.GoAway();
        await app.Tell(app.Company.Seller);
        await app.Tell(app.Company.Accountant);
        await app.Route();
        await app.SendDue();
        await app.SendDue();
        Assert.All(await app.Outbox(), dispatch => Assert.True(dispatch is { DeadAt: null, Attempts: 0 }));
        // One look, not one a message.
        Assert.Single(await app.Outbox(), dispatch => dispatch.Fault is not null);
        server.ComeBack();
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await app.SendDue();
        await Until(() => Task.FromResult(server.All.Count == 2));
    }

    [Fact]
    public async Task A_name_or_a_title_cannot_write_headers_or_add_receivers()
    {
        await using var server = new MailServer();
        await using var app = await App.Start(adjust: server.Use);
        var sly = await app.Given.Person(app.Company.Sales, "王\" <everybody@evil.example>, <script>", "sly@repair.example");
        await app.Tell(sly, "标题\r\nBcc: more@evil.example\r\nX-Sly: 1\r\n\r\nbody");
        await app.Route();
        await app.SendDue();
        var mail = server.All.Single();
        Assert.Single(mail.To);
        Assert.Empty(mail.Mail.Bcc);
        Assert.Null(mail.Mail.Headers["X-Sly"]);
        Assert.DoesNotContain("<script>", mail.Mail.HtmlBody, StringComparison.Ordinal);
        Assert.Equal("标题 Bcc: more@evil.example X-Sly: 1 body", mail.Mail.Subject);
    }

    [Fact]
    public async Task Without_a_mail_server_nothing_is_put_on_its_way_and_the_page_says_what_is_missing()
    {
        await using var app = await App.Start();
        await app.Tell(app.Company.Seller);
        await app.Route();
        await app.SendDue();
        Assert.Empty(await app.Outbox());
        Assert.Single(await app.MessagesOf(app.Company.Seller));
        using var administrator = await app.As(app.Company.Administrator);
        Assert.Contains("ENTENTE_MAIL_HOST", await administrator.GetStringAsync(new Uri("/admin/mail", UriKind.Relative), Stop), StringComparison.Ordinal);
        using var hr = await app.As(app.Company.HumanResources, followRedirects: false);
        Assert.NotEqual(200, (int)(await hr.GetAsync(new Uri("/admin/mail", UriKind.Relative), Stop)).StatusCode);
    }

    [Fact]
    public async Task The_test_button_says_what_the_server_answered_and_no_page_or_log_shows_the_password()
    {
        await using var server = new MailServer();
        await using var app = await App.Start(adjust: builder =>
        {
            server.Use(builder);
            builder.Configuration["ENTENTE_MAIL_USER"] = "entente";
            builder.Configuration["ENTENTE_MAIL_PASSWORD"] = "the-secret-of-the-mail-server";
        });
        server.Answer = line => line.StartsWith("EHLO", StringComparison.Ordinal) ? "250-repair.example\r\n250 AUTH PLAIN" : line.StartsWith("AUTH", StringComparison.Ordinal) ? "535 wrong password" : null;
        using var administrator = await app.As(app.Company.Administrator);
        Assert.Contains("wrong password", await (await administrator.Submit("/admin/mail", "test")).Text(), StringComparison.Ordinal);
        server.Answer = line => line.StartsWith("EHLO", StringComparison.Ordinal) ? "250-repair.example\r\n250 AUTH PLAIN" : line.StartsWith("AUTH", StringComparison.Ordinal) ? "235 welcome" : null;
        var page = await (await administrator.Submit("/admin/mail", "test")).Text();
        Assert.Contains(app.Company.Administrator.Email, page, StringComparison.Ordinal);
        Assert.Single(server.All);
        Assert.DoesNotContain("the-secret", page, StringComparison.Ordinal);
        Assert.DoesNotContain(app.Log.All, line => line.Contains("the-secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_was_removed_gets_nothing_more_and_nothing_of_theirs_stays()
    {
        await using var server = new MailServer();
        await using var app = await App.Start(adjust: server.Use);
        var leaver = await app.Given.Person(app.Company.Sales);
        await app.Tell(leaver);
        await app.Route();
        await using (var db = app.Db())
        {
            var person = await db.People.SingleAsync(person => person.Id == leaver.Id, Stop);
            Assert.Null(person.Remove(app.Now));
            await db.SaveChangesAsync(Stop);
        }

        await app.SendDue();
        Assert.Empty(server.All);
        await app.Services.GetRequiredService<ForgetMessages>().Run(Stop);
        Assert.Empty(await app.MessagesOf(leaver));
        Assert.Empty(await app.Outbox());
    }

    private static async Task Until(Func<Task<bool>> done)
    {
        for (var look = 0; look < 200 && !await done(); look++)
            await Task.Delay(25, Stop);
        Assert.True(await done(), "It did not come about.");
    }
}
