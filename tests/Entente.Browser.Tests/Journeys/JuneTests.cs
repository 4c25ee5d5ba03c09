using Entente.Browser.Tests.Kit;
using Entente.Domain.Dialogues;
using Entente.Domain.Goals;
using Entente.Domain.Needs;
using Entente.Domain.Organization;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Entente.Browser.Tests.Journeys;

/// <summary>
/// The example that the whole began with: accessories needs three qualified fitters in June; admin and HR talks with them in May, both
/// sign a goal, two fitters come in time and one five days late.
/// </summary>
public sealed class JuneTests
{
    private static readonly DateOnly Before = new(2026, 1, 1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [BrowserFact]
    public async Task A_need_becomes_a_signed_goal_whose_outcome_is_computed_verified_and_judged()
    {
        var clock = new ShiftedClock(new DateTimeOffset(2027, 5, 6, 2, 0, 0, TimeSpan.Zero));
        await using var app = await App.Start(clock: clock);
        var june = await June.Found(app);
        var dialogue = await Talk(app, june);
        var (goal, clicks) = await Agree(app, june, dialogue);
        Assert.Equal(3, clicks.Sum());
        await Work(app, june, goal, clock);
        await Judge(app, june, goal);

        await using var db = app.Db();
        var came = await db.Goals.SingleAsync(one => one.Id == goal, Stop);
        Assert.Equal(new Result(OutcomeKind.Partly, 2.0 / 3, new DateOnly(2027, 6, 15), 5), came.Outcome);
        Assert.Equal((GoalState.Verified, 75, "2027-06"), (came.State, came.Verdict!.Points, came.PeriodCode));
        Assert.True(came.IsJointlySet(at => DateOnly.FromDateTime(at.UtcDateTime)));
        var need = await db.Needs.SingleAsync(Stop);
        Assert.Equal((NeedState.Planned, goal), (need.State, need.GoalId));
        Assert.Equal((june.Accessories.Id, june.HumanResources.Id, NeedOrigin.Dialogue), (need.RaiserUnitId, need.ProviderId, need.Origin));
        Assert.All(came.Versions.SelectMany(version => version.Signatures), signature => Assert.Equal(5, signature.At.Month));
    }

    /// <summary>Accessories invites, both talk, and a note becomes the need and the draft of the goal.</summary>
    private static async Task<Guid> Talk(App app, June june)
    {
        await using var customer = await Open(app, june.Customer);
        await customer.Go("/dialogues/new?guest=people-office");
        await customer.Fill(("Form.Period", "2027-06"), ("Form.At", "2027-05-07T10:00"));
        await customer.Picture("june-01-invite");
        await customer.Follow(customer.Page.Locator("main form button.primary"));
        var id = Guid.Parse(new Uri(customer.Page.Url).Segments[^1]);
        await using var provider = await Open(app, june.Provider);
        await provider.Go($"/dialogues/{id}");
        await provider.Follow(Form(provider, "Accept"));
        await provider.Picture("june-02-prepare");
        await provider.Follow(Form(provider, "Start"));
        await customer.Go($"/dialogues/{id}");
        await Live(customer);
        await customer.Page.FillAsync("#add-Expectations", "六月要有三名合格技工到岗");
        await customer.Page.PressAsync("#add-Expectations", "Control+Enter");
        await Live(provider);
        var note = provider.Page.Locator("[data-note]", new PageLocatorOptions { HasTextString = "三名合格技工" });
        await note.WaitForAsync();
        await customer.Page.Locator("[data-note]").First.FocusAsync();
        await customer.Page.Keyboard.PressAsync("n");
        await note.Locator("a[href^='/needs/']").WaitForAsync();
        await note.Locator(".captures summary").ClickAsync();
        await note.Locator("[name=Target]").FillAsync("3");
        await note.Locator("[name=Unit]").FillAsync("人");
        await note.Locator("[name=Day]").FillAsync("2027-06-10");
        await note.Locator("button[value=Goal]").ClickAsync();
        await note.Locator("a[href^='/goals/']").WaitForAsync();
        await provider.Picture("june-03-room");
        foreach (var window in new[] { provider, customer })
        {
            await window.Go($"/dialogues/{id}");
            await window.Follow(Form(window, "Sign"));
        }

        await customer.Picture("june-04-minutes");
        await using var db = app.Db();
        Assert.Equal(DialogueState.Signed, (await db.Dialogues.SingleAsync(one => one.Id == id, Stop)).State);
        return id;
    }

    /// <summary>From the signed dialogue to the agreed goal, counting the clicks of each side: the provider reads the goal's page first, the customer signs what stands in the dialogue.</summary>
    private static async Task<(Guid Goal, IReadOnlyList<int> Clicks)> Agree(App app, June june, Guid dialogue)
    {
        var clicks = new List<int>();
        Guid? goal = null;
        foreach (var (person, verb, picture) in new[] { (june.Provider, "Propose", "june-05-draft"), (june.Customer, "Sign", "june-06-sign") })
        {
            await using var window = await Open(app, person, verb == "Sign" ? Viewport.Phone : Viewport.Desktop);
            var count = 0;
            Task Click(ILocator way)
            {
                count++;
                return window.Follow(way);
            }

            await window.Go($"/dialogues/{dialogue}");
            if (verb == "Propose")
                await Click(window.Page.Locator("#sign a[href^='/goals/']").First);
            else
                Assert.Contains("6月10日 前至少 3 人", await window.Words("#sign"), StringComparison.Ordinal);
            await window.Picture(picture);
            await window.IsAccessible();
            await Click(Form(window, verb));
            goal ??= Guid.Parse(new Uri(window.Page.Url).Segments[^1]);
            clicks.Add(count);
        }

        await using var db = app.Db();
        Assert.Equal(GoalState.Agreed, (await db.Goals.SingleAsync(one => one.Id == goal, Stop)).State);
        return (goal!.Value, clicks);
    }

    /// <summary>June passes: two fitters on the 2nd and the 9th, the third on the 15th instead of the 10th.</summary>
    private static async Task Work(App app, June june, Guid goal, ShiftedClock clock)
    {
        clock.GoTo(new DateTimeOffset(2027, 6, 1, 2, 0, 0, TimeSpan.Zero));
        await using (var provider = await Open(app, june.Provider))
        {
            await provider.Go($"/goals/{goal}");
            await provider.Follow(Form(provider, "Start"));
            await provider.Picture("june-07-started");
        }

        foreach (var (day, fitters) in new[] { (2, 1), (9, 2), (15, 3) })
        {
            clock.GoTo(new DateTimeOffset(2027, 6, day, 8, 0, 0, TimeSpan.Zero));
            await using var provider = await Open(app, june.Provider);
            await provider.Go($"/goals/{goal}");
            await provider.Page.Locator("details:has(input[value=RecordFact]) > summary").ClickAsync();
            var form = provider.Page.Locator("form:has(input[value=RecordFact])");
            await form.Locator("[name='Asked.Value']").FillAsync(fitters.ToString(System.Globalization.CultureInfo.InvariantCulture));
            await form.Locator("[name='Asked.Text']").FillAsync($"第 {fitters} 名技工入职");
            await provider.Follow(form.Locator("button"));
            Assert.Contains(day < 15 ? "截至目前" : "迟 5 天", await provider.Words(), StringComparison.Ordinal);
            await provider.Picture($"june-08-fact-{fitters}");
        }

        await using var reporter = await Open(app, june.Provider);
        await reporter.Go($"/goals/{goal}");
        await reporter.Follow(Form(reporter, "Report"));
        await reporter.Picture("june-09-reported");
    }

    /// <summary>Accessories verifies on the phone, coming from home; the general manager says what they think of it.</summary>
    private static async Task Judge(App app, June june, Guid goal)
    {
        await using var customer = await Open(app, june.Customer, Viewport.Phone);
        await customer.Go("/");
        await customer.Picture("june-10-home");
        await customer.Follow(customer.Page.Locator($"main a[href='/goals/{goal}#verify']").First);
        await customer.Picture("june-11-verify");
        await customer.IsAccessible();
        await customer.Follow(customer.Page.Locator("form:has(input[value=Verify]):not(:has([name='Asked.Disputed'])) button"));
        await using var superior = await Open(app, app.Company.Director);
        await superior.Go($"/goals/{goal}");
        await superior.Page.Locator("details:has(input[value=Judge]) > summary").ClickAsync();
        await superior.Page.FillAsync("form:has(input[value=Judge]) [name='Asked.Points']", "75");
        await superior.Page.FillAsync("form:has(input[value=Judge]) [name='Asked.Text']", "两人按期到岗，第三人晚了五天，事先打过招呼。");
        await superior.Follow(Form(superior, "Judge"));
        await superior.Picture("june-12-verdict");
        await superior.IsAccessible();
        Assert.Contains("部分达成（67%），迟 5 天", await superior.Words(), StringComparison.Ordinal);
    }

    private static ILocator Form(Window window, string verb) => window.Page.Locator($"form:has(input[name='Asked.Verb'][value={verb}]) button").First;

    private static Task Live(Window window) => window.Page.Locator("entente-room[data-live]").WaitForAsync(new LocatorWaitForOptions { Timeout = 15_000 });

    private static Task<Window> Open(App app, Person person, Viewport? size = null) => Window.Open(app, person, "zh-CN", "light", size ?? Viewport.Desktop, scripts: true);

    /// <summary>The two units and those who answer for them.</summary>
    private sealed record June(Unit HumanResources, Unit Accessories, Person Provider, Person Customer)
    {
        public static async Task<June> Found(App app)
        {
            var people = await app.Given.Unit("行政人事部", app.Company.Root, "people-office", "Admin and HR");
            var accessories = await app.Given.Unit("精品装饰部", app.Company.Root, "accessories", "Accessories");
            var provider = await app.Given.Person(people, "谭慧");
            var customer = await app.Given.Person(accessories, "夏雨");
            await app.Given.Manager(people, provider, Before);
            await app.Given.Manager(accessories, customer, Before);
            return new June(people, accessories, provider, customer);
        }
    }

    /// <summary>Goes on like any clock, from another moment.</summary>
    private sealed class ShiftedClock(DateTimeOffset first) : TimeProvider
    {
        private TimeSpan shift = first - DateTimeOffset.UtcNow;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + shift;

        public void GoTo(DateTimeOffset moment) => shift = moment - base.GetUtcNow();
    }
}
