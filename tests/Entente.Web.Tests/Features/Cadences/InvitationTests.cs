using Entente.Domain.Cadences;
using Entente.Web.Features.Cadences;
using Entente.Web.Tests.Features.Messages;
using Entente.Web.Tests.Features.Scorecards;
using Entente.Web.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Entente.Web.Tests.Features.Cadences;

/// <summary>What a real mail server takes is what calendars need, and another library reads of it what was agreed.</summary>
public sealed class InvitationTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Invited_moved_called_off_and_ended_calendars_follow(DatabaseKind on)
    {
        Assert.SkipUnless(PythonCalendar.ReasonToSkip is null, PythonCalendar.ReasonToSkip ?? "");
        await using var server = new MailServer();
        await using var app = await App.Start(on, adjust: server.Use);
        var cadence = await Meets.Agreed(app);
        var meetings = await Meets.Of(app, cadence.Id);
        var invited = await Sent(app, server, 3);
        Assert.Equal("REQUEST", invited.Method);
        Assert.Equal("mailto:entente@repair.example", Assert.Single(invited.Organizers.Distinct()));
        Assert.Equal(["mailto:parts.manager@repair.example", "mailto:technician@repair.example", "mailto:technicians.manager@repair.example"], invited.Attendees.Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(meetings.Select(meeting => meeting.StartsAt), invited.Occurrences.Select(one => one.At));
        Assert.All(invited.Occurrences, one => Assert.Equal(0, one.Sequence));

        await Meets.Do(app, app.Company.PartsManager, $"meetings/{meetings[3].Id}/move", new { day = "2026-04-17", time = "14:00:00", text = "当天盘点" });
        var moved = await Sent(app, server, 6);
        var one = Assert.Single(moved.Occurrences);
        Assert.Equal(("REQUEST", meetings[3].StartsAt, new DateTimeOffset(2026, 4, 17, 6, 0, 0, TimeSpan.Zero), 1), (moved.Method, Assert.Single(moved.Replaces), one.At, one.Sequence));
        Assert.Equal(invited.Occurrences[0].Uid, one.Uid);

        await Meets.Do(app, app.Company.TechniciansManager, $"meetings/{meetings[4].Id}/cancel", new { text = "本周无议题" });
        var cancelled = await Sent(app, server, 9);
        Assert.Equal(("CANCEL", meetings[4].StartsAt, "CANCELLED", 2), (cancelled.Method, Assert.Single(cancelled.Replaces), Assert.Single(cancelled.Occurrences).Status, cancelled.Occurrences[0].Sequence));

        app.Clock.Advance(TimeSpan.FromDays(5));
        await Meets.Do(app, app.Company.PartsManager, $"cadences/{cadence.Id}/end", new { text = "并入月度例会" });
        var ended = await Sent(app, server, 12);
        // The first meeting was last week: it stays, and everything after it is gone.
        Assert.Equal(("REQUEST", meetings[0].StartsAt), (ended.Method, Assert.Single(ended.Occurrences).At));
        Assert.Equal(3, ended.Occurrences[0].Sequence);
    }

    [Theory, BothDatabases]
    public async Task The_feed_shows_meetings_and_deadlines_as_they_are(DatabaseKind on)
    {
        Assert.SkipUnless(PythonCalendar.ReasonToSkip is null, PythonCalendar.ReasonToSkip ?? "");
        await using var app = await App.Start(on);
        var cadence = await Meets.Agreed(app);
        var meetings = await Meets.Of(app, cadence.Id);
        await Meets.Do(app, app.Company.PartsManager, $"meetings/{meetings[3].Id}/move", new { day = "2026-04-17", time = "14:00:00", text = "当天盘点" });
        await Meets.Do(app, app.Company.PartsManager, $"meetings/{meetings[5].Id}/cancel", new { text = "无议题" });
        app.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromHours(1));
        await Meets.Do(app, app.Company.PartsManager, $"meetings/{meetings[0].Id}/finish", new
        {
            present = new[] { app.Company.PartsManager.Id, app.Company.Technician.Id },
            minutes = "核对",
            actions = new[] { new { text = "发清单", owner = app.Company.Technician.Id, day = "2026-03-30" } },
        });
        var secret = Given.Agreed(await app.Services.GetRequiredService<ManageFeed>().Run(await app.Actor(app.Company.Technician), Stop));
        var seen = PythonCalendar.Read(await app.Client().GetStringAsync($"/calendar/{secret}.ics", Stop));
        Assert.Equal("PUBLISH", seen.Method);
        Assert.Equal(
            (await Meets.Of(app, cadence.Id)).Where(meeting => meeting.State is not MeetingState.Cancelled).Select(meeting => meeting.StartsAt).Order(),
            seen.Occurrences.Where(one => !one.IsDay).Select(one => one.At));
        Assert.Contains(seen.Occurrences, one => one.IsDay && one.At == new DateTimeOffset(2026, 3, 30, 0, 0, 0, TimeSpan.Zero));
    }

    /// <summary>Sends what waits; the calendar of the last of so many mails.</summary>
    private static async Task<PythonCalendar.Seen> Sent(App app, MailServer server, int all)
    {
        await app.Route();
        await app.SendDue();
        var mails = server.All.Where(taken => Calendar(taken.Mail) is not null).ToList();
        Assert.Equal(all, mails.Count);
        var part = Calendar(mails[^1].Mail)!;
        var seen = PythonCalendar.Read(part.Text);
        Assert.Equal(seen.Method, part.ContentType.Parameters["method"]);
        Assert.Equal("utf-8", part.ContentType.Charset);
        // The richest form stands last, beside the words and not below them.
        Assert.Same(part, Assert.IsType<MultipartAlternative>(mails[^1].Mail.Body)[^1]);
        return seen;
    }

    private static TextPart? Calendar(MimeMessage mail) => mail.BodyParts.OfType<TextPart>().SingleOrDefault(part => part.ContentType.IsMimeType("text", "calendar"));
}
