using Entente.Browser.Tests.Kit;
using Entente.Domain.Appraisals;
using Entente.Domain.Cadences;
using Entente.Domain.Chain;
using Entente.Domain.Dialogues;
using Entente.Domain.Ratings;
using Entente.Domain.Recovery;
using Entente.Domain.Workshops;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Entente.Browser.Tests.Journeys;

/// <summary>
/// The example company's year, walked by those who lived it: the workshop that set the goals, the dialogue, a goal that serves it, a bad
/// that is put right, a meeting, readiness, the published appraisal and an appeal to its end.
/// </summary>
public sealed class YearJourneyTests(ExampleCompany example)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [BrowserFact(Timeout = 180_000)]
    public async Task From_the_workshop_to_an_appeal_that_was_answered()
    {
        TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        await Goals();
        await Dialogue();
        await BadPutRight();
        await MeetingAndReadiness();
        await Appeal();
    }

    /// <summary>The general manager goes from the record of the workshop to the goal, back to its notes, and on to who supports it.</summary>
    private async Task Goals()
    {
        await using var db = example.App.Db();
        var workshop = (await db.Workshops.ToListAsync(Stop)).First(one => one.Stage is WorkshopStage.Ratified && one.Place == WorkshopRoom.PlaceOfExample);
        await using var window = await example.Open(await example.Person("chen.guodong@hengtong.example"));
        await window.Go("/workshops");
        await window.Follow(window.Page.Locator($"main a[href='/workshops/{workshop.Id}']").First);
        await window.Follow(window.Page.Locator("main a[href^='/goals/']").First);
        var goal = new Uri(window.Page.Url).AbsolutePath;
        var origin = await window.Words("#origin");
        foreach (var words in new[] { "急件一等就是两天", "厂家神秘客排名", "排名由厂家定" })
            Assert.Contains(words, origin, StringComparison.Ordinal);
        await window.Picture("year-01-goal");
        await window.Go("/goals/map");
        await window.Page.Locator($"main a[href='{goal}']").First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        var served = await db.Goals.Where(one => one.PeriodCode != workshop.PeriodCode).ToListAsync(Stop);
        var supporting = served.First(one => one.Latest.Body.Supports.Any(support => goal.EndsWith(support.Id.ToString(), StringComparison.Ordinal)));
        await window.Go($"/goals/{supporting.Id}");
        await window.Page.Locator($"main a[href='{goal}']").First.WaitForAsync();
        await window.Picture("year-02-supports");
    }

    /// <summary>A signed dialogue leads to what became of its notes, and to the minutes that both signed.</summary>
    private async Task Dialogue()
    {
        await using var db = example.App.Db();
        var captured = await db.DialogueCaptures.Where(capture => capture.Kind == CaptureKind.Goal || capture.Kind == CaptureKind.Need).Select(capture => capture.DialogueId).ToListAsync(Stop);
        var signed = (await db.Dialogues.ToListAsync(Stop)).First(one => one.State is DialogueState.Signed && captured.Contains(one.Id));
        await using var window = await example.Open(await example.Person("tan.hui@hengtong.example"));
        await window.Go($"/dialogues/{signed.Id}");
        await window.Page.Locator("main a[href^='/goals/'], main a[href^='/needs/']").First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        await window.Follow(window.Page.Locator($"a[href='/dialogues/{signed.Id}/minutes']").First);
        await window.Picture("year-03-minutes");
    }

    /// <summary>A clerk says bad on a phone; whoever served her answers, puts it right, and she alone says that it is.</summary>
    private async Task BadPutRight()
    {
        var chain = await example.App.Services.GetRequiredService<Snapshots>().Read(Stop);
        var day = chain.Directory.DayOf(example.App.Now);
        var clerk = chain.Directory.Person("pan.jie@hengtong.example")!;
        var link = chain.LinksFor(clerk.Id, day).First(one => chain.Service(one.ServiceId) is { Mode: RatingMode.Open, CommentRequired: false });
        await using var phone = await example.Open(clerk, viewport: Viewport.Phone);
        await phone.Go($"/rate/{link.Id}");
        await phone.Follow(phone.Page.Locator("form[data-tap] button.b").First);
        await using var db = example.App.Db();
        var opened = (await db.RecoveryCases.Where(one => one.LinkId == link.Id).ToListAsync(Stop)).MaxBy(one => one.OpenedAt)!.Id;
        await using var desk = await example.Open(chain.Directory.ManagerOf(chain.ProviderOf(link), day)!);
        await desk.Go($"/recoveries/{opened}");
        await Step(desk, RecoveryVerb.Contact);
        await Form(desk, "Asked.Verb", nameof(RecoveryVerb.Remedy)).Locator("[name='Asked.Finding']").SelectOptionAsync(nameof(Cause.FailedExpectation));
        await Form(desk, "Asked.Verb", nameof(RecoveryVerb.Remedy)).Locator("[name='Asked.Text']").FillAsync("当面道歉，并把台账改成当天登记。");
        await Step(desk, RecoveryVerb.Remedy);
        await desk.Picture("year-04-recovery");
        await phone.Go($"/recoveries/{opened}");
        await Step(phone, RecoveryVerb.Confirm);
        await using var after = example.App.Db();
        Assert.Equal(RecoveryState.Confirmed, (await after.RecoveryCases.SingleAsync(one => one.Id == opened, Stop)).State);
        await desk.Go($"/links/{link.Id}");
        Assert.Contains("已补救", await desk.Words(), StringComparison.Ordinal);
    }

    private async Task MeetingAndReadiness()
    {
        await using var db = example.App.Db();
        var held = (await db.Meetings.ToListAsync(Stop)).Where(one => one.State is MeetingState.Held).MaxBy(one => one.StartsAt)!;
        await using var window = await example.Open(await example.Person("tan.hui@hengtong.example"));
        await window.Go($"/meetings/{held.Id}");
        await window.Picture("year-05-meeting");
        await window.Go("/cadences?view=shares");
        await window.Go("/readiness");
        await window.Picture("year-06-readiness");
        await window.Follow(window.Page.Locator("main tbody a[href^='/readiness/']").First);
    }

    /// <summary>Accessories appeals; HR names an auditor, who is neither party nor superior; the answer is final.</summary>
    private async Task Appeal()
    {
        await using var db = example.App.Db();
        var cycle = (await db.AppraisalCycles.ToListAsync(Stop)).Single(one => one.State is AppraisalState.Published);
        var sheet = $"/appraisals/{cycle.PeriodCode}/accessories";
        await using var unit = await example.Open(await example.Person("xia.yu@hengtong.example"));
        await unit.Go(sheet);
        await unit.Picture("year-07-sheet");
        await Act(unit, "Appeal", form => form.Locator("[name='Asked.Text']").FillAsync("季内缺两名技工，编制未到位，请复核。"));
        await using var hr = await example.Open(await example.Person("tan.hui@hengtong.example"));
        await hr.Go(sheet);
        await Act(hr, "Assign", async form => await form.Locator("[name='Asked.Reviewer']").SelectOptionAsync("gu.mingyuan@hengtong.example"));
        await using var auditor = await example.Open(await example.Person("gu.mingyuan@hengtong.example"));
        await auditor.Go(sheet);
        await Act(auditor, "Answer", form => form.Locator("[name='Asked.Text']").FillAsync("查阅编制记录：缺员属实，但目标在缺员之后约定，维持原结果。"));
        await unit.Go(sheet);
        Assert.Contains("维持原结果", await unit.Words(), StringComparison.Ordinal);
        await unit.Picture("year-08-answered");
        Assert.Equal(0, await unit.Page.Locator("form [name='Asked.Act'][value=Appeal]").CountAsync());
        await unit.IsAccessible();
    }

    private static ILocator Form(Window window, string field, string value) => window.Page.Locator($"form:has([name='{field}'][value='{value}'])");

    private static Task Step(Window window, RecoveryVerb verb) => window.Follow(Form(window, "Asked.Verb", verb.ToString()).Locator("button").First);

    private static async Task Act(Window window, string act, Func<ILocator, Task> fill)
    {
        var form = Form(window, "Asked.Act", act);
        if (!await form.IsVisibleAsync())
            await window.Page.Locator("#act details", new PageLocatorOptions { Has = form }).Locator("summary").ClickAsync();
        await fill(form);
        await window.Follow(form.Locator("button.primary"));
    }
}
