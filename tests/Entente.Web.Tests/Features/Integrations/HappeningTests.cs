using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Entente.Domain.Chain;
using Entente.Domain.Integrations;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Web.Features.Chain;
using Entente.Web.Features.Ratings;
using Entente.Web.Tests.Features.Appraisals;
using Entente.Web.Tests.Features.Cadences;
using Entente.Web.Tests.Features.Dialogues;
using Entente.Web.Tests.Features.Goals;
using Entente.Web.Tests.Features.Needs;
using Entente.Web.Tests.Features.Scorecards;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Integrations;

/// <summary>What is told to other programs, when, and what is not.</summary>
public sealed class HappeningTests(Hooked apps) : IClassFixture<Hooked>
{
    private static readonly string[] Everything = [.. EventKinds.All.Select(kind => kind.Name)];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task An_open_rating_is_told_with_its_facts_and_so_is_what_becomes_of_it(DatabaseKind on)
    {
        var app = await apps.On(on);
        await using var receiver = await WebhookReceiver.Start();
        await app.Hook(receiver, EventKinds.RatingRecorded, EventKinds.RatingChanged, EventKinds.RecoveryOpened, EventKinds.RecoveryMoved);
        var rating = await app.Given.Rating(app.Company.PartsForTechnicians, app.Company.Technician, 1, reference: $"PO-{on}", cause: Cause.FailedExpectation, comment: "又等了一下午");
        await app.Given.Recovery(rating, app.Company.Technician);
        await app.Deliver();
        var told = receiver.All.ToDictionary(taken => taken.Type, taken => taken.Event.GetProperty("data"));
        var first = told["entente.rating.recorded"];
        Assert.Equal((rating.Id, "parts-supply", "parts", "technicians", app.Company.Technician.Id, 1, 5, "bad", $"PO-{on}"),
            (first.GetProperty("id").GetGuid(), first.GetProperty("service").GetString(), first.GetProperty("provider").GetString(), first.GetProperty("customer").GetString(), first.GetProperty("rater").GetGuid(), first.GetProperty("value").GetInt32(),
                first.GetProperty("scale").GetInt32(), first.GetProperty("answer").GetString(), first.GetProperty("reference").GetString()));
        Assert.Equal("recovered", told["entente.rating.changed"].GetProperty("change").GetString());
        Assert.Equal(("open", false), (told["entente.recovery.opened"].GetProperty("state").GetString(), told["entente.recovery.opened"].GetProperty("sealed").GetBoolean()));
        Assert.Equal("confirmed", told["entente.recovery.moved"].GetProperty("state").GetString());
        Assert.DoesNotContain(receiver.All, taken => taken.Text.Contains("又等了一下午", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task Ratings_that_nobody_wants_to_hear_of_leave_nothing_behind_and_history_disturbs_nobody(DatabaseKind on)
    {
        var app = await apps.On(on);
        await using var receiver = await WebhookReceiver.Start();
        await app.Hook(receiver, EventKinds.PeriodClosed);
        await app.Given.Rating(app.Company.ReimbursementForSales, app.Company.Seller, 2, reference: $"nobody-{on}");
        Assert.Empty(await app.Happenings());
        await app.Hook(receiver, EventKinds.RatingRecorded);
        await app.Given.Rating(app.Company.ReimbursementForSales, app.Company.Seller, 2, app.Now.AddDays(-200), $"history-{on}");
        Assert.Empty(await app.Happenings());
        await app.Given.Rating(app.Company.ReimbursementForSales, app.Company.Seller, 2, reference: $"news-{on}");
        Assert.Equal(EventKinds.RatingRecorded, Assert.Single(await app.Happenings()).Kind);
    }

    [Theory, BothDatabases]
    public async Task A_sealed_rating_is_not_told_and_what_its_rater_does_only_when_the_day_is_over_without_who_or_when(DatabaseKind on)
    {
        await using var app = await App.Start(on, adjust: WebhookReceiver.Allow);
        await using var receiver = await WebhookReceiver.Start();
        await app.Hook(receiver, Everything);
        var raters = new List<Person>();
        for (var i = 0; i < 12; i++)
            raters.Add(await app.Given.Person(app.Company.AfterSales));
        foreach (var rater in raters.Skip(1).Take(5))
            await app.Given.Rating(app.Company.PromisesForAfterSales, rater, 5);
        Assert.Empty(await app.Happenings());
        // One who wants it told at once, without their name.
        Given.Agreed(await app.Services.GetRequiredService<RatingWriter>().Record(new RatingCommand.Record(new RatingDraft { LinkId = app.Company.PromisesForAfterSales.Id, RaterId = raters[0].Id, Level = 1, At = app.Now, TellNow = true })));
        await app.Deliver();
        Assert.Empty(receiver.All);
        var waiting = Assert.Single(await app.Happenings());
        Assert.Equal((4, new DateTimeOffset(2026, 3, 25, 0, 0, 0, TimeSpan.FromHours(8)), new DateTimeOffset(2026, 3, 26, 0, 0, 0, TimeSpan.FromHours(8))), (waiting.Id.Version, waiting.At, waiting.DueAt));

        await using var db = app.Db();
        var one = (await db.RecoveryCases.AsNoTracking().SingleAsync(Stop)).Id;
        using var owner = await app.As(app.Company.SalesManager);
        using var own = await app.As(raters[0]);
        await Step(owner, one, "contact", new { text = "请问是哪一批车？" });
        await Step(owner, one, "remedy", new { text = "以后先电话确认交期。", finding = "failedExpectation" });
        await app.Deliver();
        Assert.Equal(["contacted", "remedied"], receiver.All.Select(taken => taken.Event.GetProperty("data").GetProperty("state").GetString()).Order(StringComparer.Ordinal));
        await Step(own, one, "confirm", new { });
        app.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 25, 15, 59, 0, TimeSpan.Zero));
        await app.Deliver();
        Assert.Equal(2, receiver.All.Count);
        app.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 25, 16, 0, 0, TimeSpan.Zero));
        await app.Deliver();
        Assert.Equal(4, receiver.All.Count);
        foreach (var taken in receiver.All.Skip(2))
        {
            var data = taken.Event.GetProperty("data");
            Assert.Equal((true, JsonValueKind.Null, new DateTimeOffset(2026, 3, 25, 0, 0, 0, TimeSpan.FromHours(8))), (data.GetProperty("sealed").GetBoolean(), data.GetProperty("contactDueAt").ValueKind, taken.Event.GetProperty("time").GetDateTimeOffset()));
        }

        app.Clock.SetUtcNow(new DateTimeOffset(2026, 4, 1, 2, 0, 0, TimeSpan.Zero));
        await app.Services.GetRequiredService<CutReleases>().Run(null, Stop);
        await app.Deliver();
        Assert.Equal("entente.ratings.released", receiver.All[^1].Type);
        Assert.Equal("""{"period":"2026-03"}""", receiver.All[^1].Event.GetProperty("data").GetRawText());
        Assert.All(receiver.All, taken => Assert.DoesNotContain(raters, rater => taken.Text.Contains(rater.Id.ToString(), StringComparison.OrdinalIgnoreCase) || taken.Text.Contains(rater.Email, StringComparison.OrdinalIgnoreCase)));
        Assert.DoesNotContain(receiver.All, taken => taken.Type.StartsWith("entente.rating.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Steps_of_needs_goals_dialogues_periods_and_appraisals_are_told()
    {
        await using var app = await App.Start(adjust: WebhookReceiver.Allow);
        await using var receiver = await WebhookReceiver.Start();
        await Quarter.Make(app);
        await app.Hook(receiver, [.. Everything.Where(kind => !kind.StartsWith("rating", StringComparison.Ordinal))]);
        var company = app.Company;
        var need = await Wanted.Raised(app);
        await Do(app, company.PartsManager, $"needs/{need.Id}/discuss", new { });
        await Do(app, company.PartsManager, $"needs/{need.Id}/accept", new { text = "按岗位要求启动招聘。" });
        var goal = await Promises.Proposed(app);
        await Do(app, company.PartsManager, $"goals/{goal.Id}/sign", new { @as = "owner", hash = goal.Latest.Hash });
        await Do(app, company.TechniciansManager, $"goals/{goal.Id}/sign", new { @as = "served", unit = "technicians", hash = goal.Latest.Hash });
        await Do(app, company.PartsManager, $"goals/{goal.Id}/drop", new { text = "客户不再需要。" });
        var talk = await Talks.Held(app);
        foreach (var manager in new[] { company.PartsManager, company.TechniciansManager })
            await Do(app, manager, $"dialogues/{talk.Id}/sign", new { hash = (await Talks.Shown(app, manager, talk.Id)).Minutes!.Hash });
        await Quarter.Published(app);
        await app.Deliver();
        Assert.Equal(
            ["entente.appraisal.published", "entente.dialogue.signed", "entente.goal.agreed", "entente.goal.dropped", "entente.need.moved", "entente.need.moved", "entente.period.closed"],
            receiver.All.Select(taken => taken.Type).Order(StringComparer.Ordinal));
        var published = receiver.All.Single(taken => taken.Type == "entente.appraisal.published").Event.GetProperty("data");
        Assert.Equal((Quarter.Code, "published"), (published.GetProperty("period").GetString(), published.GetProperty("state").GetString()));
        Assert.Contains("finance", published.GetProperty("units").EnumerateArray().Select(unit => unit.GetString()));
    }

    [Theory, BothDatabases]
    public async Task What_two_units_agree_and_whether_they_meet_is_told_without_their_words(DatabaseKind on)
    {
        await using var app = await App.Start(on, adjust: WebhookReceiver.Allow);
        await using var receiver = await WebhookReceiver.Start();
        await app.Hook(receiver, EventKinds.ExpectationAgreed, EventKinds.MeetingHeld, EventKinds.MeetingMissed);
        var company = app.Company;
        var proposed = Given.Agreed(await app.Services.GetRequiredService<ProposeExpectation>().Run(company.PartsForTechnicians.Id, new ProposeExpectation.Request { Text = "急件两小时内答复" }, await app.Actor(company.PartsManager), Stop));
        await Sign(LinkSide.Provider, company.PartsManager);
        await app.Deliver();
        Assert.Empty(receiver.All);
        await Sign(LinkSide.Customer, company.TechniciansManager);
        var cadence = await Meets.Agreed(app);
        var meetings = await Meets.Of(app, cadence.Id);
        app.Clock.Advance(TimeSpan.FromDays(9));
        await Do(app, company.PartsManager, $"meetings/{meetings[0].Id}/finish", new { minutes = "大家都同意。", present = new[] { company.PartsManager.Id, company.TechniciansManager.Id } });
        await Do(app, company.PartsManager, $"meetings/{meetings[1].Id}/miss", new { text = "盘点抽不开身" });
        await app.Deliver();

        var told = receiver.All.ToDictionary(taken => taken.Type, taken => taken.Event);
        Assert.Equal(["entente.expectation.agreed", "entente.meeting.held", "entente.meeting.missed"], told.Keys.Order(StringComparer.Ordinal));
        var agreed = told["entente.expectation.agreed"].GetProperty("data");
        Assert.Equal((company.PartsForTechnicians.Id, "parts-supply", "parts", "technicians", 1, false),
            (agreed.GetProperty("id").GetGuid(), agreed.GetProperty("service").GetString(), agreed.GetProperty("provider").GetString(), agreed.GetProperty("customer").GetString(), agreed.GetProperty("number").GetInt32(), agreed.GetProperty("isMeasured").GetBoolean()));
        var held = told["entente.meeting.held"].GetProperty("data");
        Assert.Equal(($"meetings/{meetings[0].Id}", "held", cadence.Id), (told["entente.meeting.held"].GetProperty("subject").GetString(), held.GetProperty("state").GetString(), held.GetProperty("cadence").GetGuid()));
        Assert.Equal(["parts", "technicians"], held.GetProperty("units").EnumerateArray().Select(unit => unit.GetString()));
        foreach (var words in new[] { "急件两小时内答复", "大家都同意", "盘点抽不开身" })
            Assert.DoesNotContain(receiver.All, taken => taken.Text.Contains(words, StringComparison.Ordinal));

        async Task Sign(LinkSide side, Person manager) => Given.Agreed(await app.Services.GetRequiredService<SignExpectation>().Run(proposed.Id, side, null, await app.Actor(manager), Stop));
    }

    private static async Task Step(HttpClient http, Guid id, string step, object body)
    {
        using var answer = await http.PostAsJsonAsync($"/api/v1/recoveries/{id}/{step}", body, Stop);
        Assert.True(answer.StatusCode is HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Stop));
    }

    private static async Task Do(App app, Person person, string path, object body)
    {
        using var http = await app.As(person);
        using var answer = await http.PostAsJsonAsync("/api/v1/" + path, body, Stop);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync(Stop)}");
    }
}
