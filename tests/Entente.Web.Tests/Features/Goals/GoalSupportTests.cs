using System.Net;
using System.Net.Http.Json;
using Entente.Domain.Goals;
using Entente.Domain.Needs;
using Entente.Web.Features.Goals;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Goals;

/// <summary>What a goal may be said to support.</summary>
public sealed class GoalSupportTests(Apps apps) : IClassFixture<Apps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_goal_supports_an_open_need_that_was_addressed_to_its_unit(DatabaseKind on)
    {
        var app = await apps.On(on);
        var need = await NeedOf(app, app.Company.Parts.Id);
        var owner = await app.As(app.Company.PartsManager);
        using var written = await owner.Write($"/goals/new?need={need.Id}", ("Form.Title", "领料窗口不排队"), ("Form.Serves", app.Company.Technicians.Code));
        var page = await written.Words();
        Assert.True(written.IsSuccessStatusCode, page);
        Assert.Contains(need.Title, page, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_goal_that_everybody_signed_is_the_plan_of_the_needs_it_supports_whatever_was_still_missing(DatabaseKind on)
    {
        var app = await apps.On(on);
        var need = await NeedOf(app, app.Company.Parts.Id, one => one.Discuss(app.Company.PartsManager.Id, app.Now, null) ?? one.Accept(app.Company.PartsManager.Id, app.Now, null));
        var (raised, kept) = (await NeedOf(app, app.Company.Parts.Id), await NeedOf(app, app.Company.Parts.Id));
        var goal = await Promises.Draft(app);
        using var owner = await app.As(app.Company.PartsManager);
        using var changed = await owner.PutAsJsonAsync($"/api/v1/goals/{goal.Id}", Promises.Asked(app) with { Supports = [.. new[] { need, raised }.Select(one => new SaveGoal.SupportAsked { Kind = SupportKind.Need, Id = one.Id })] }, Promises.Json, Stop);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        using var merged = await owner.PostAsJsonAsync($"/api/v1/needs/{kept.Id}/merge", new { duplicate = raised.Id }, Stop);
        Assert.Equal(HttpStatusCode.OK, merged.StatusCode);
        var hash = (await Promises.Again(app, goal)).Latest.Hash;
        using var proposed = await owner.PostAsJsonAsync($"/api/v1/goals/{goal.Id}/propose", new { @as = "owner", hash }, Stop);
        Assert.Equal(HttpStatusCode.OK, proposed.StatusCode);
        Assert.Equal(NeedState.Accepted, (await StoredNeed(app, need)).State);
        using var customer = await app.As(app.Company.TechniciansManager);
        using var signed = await customer.PostAsJsonAsync($"/api/v1/goals/{goal.Id}/sign", new { @as = "served", unit = app.Company.Technicians.Code, hash }, Stop);
        Assert.Equal(HttpStatusCode.OK, signed.StatusCode);
        var planned = await StoredNeed(app, need);
        Assert.Equal((NeedState.Planned, goal.Id), (planned.State, planned.GoalId!.Value));
        var answered = await StoredNeed(app, kept);
        Assert.Equal((NeedState.Planned, goal.Id, app.Company.PartsManager.Id), (answered.State, answered.GoalId!.Value, answered.History[^1].By));
        Assert.Contains($"/goals/{goal.Id}", await customer.GetStringAsync($"/needs/{kept.Id}", Stop), StringComparison.Ordinal);

        using var dropped = await owner.PostAsJsonAsync($"/api/v1/goals/{goal.Id}/drop", new { text = "供应商停产。" }, Stop);
        Assert.Equal(HttpStatusCode.OK, dropped.StatusCode);
        Assert.Contains("的目标已放弃，请另定计划", WebUtility.HtmlDecode(await owner.GetStringAsync("/", Stop)), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task What_is_not_there_not_open_not_for_this_unit_or_not_to_be_seen_is_supported_by_nothing(DatabaseKind on)
    {
        var app = await apps.On(on);
        var declined = await NeedOf(app, app.Company.Parts.Id, need => need.Decline(app.Company.PartsManager.Id, app.Now, "人手不够"));
        var elsewhere = await NeedOf(app, app.Company.Finance.Id);
        var draft = await Promises.Draft(app);
        foreach (var (kind, id, code) in new[]
        {
            (SupportKind.Need, Guid.NewGuid(), "goal.support-unknown"), (SupportKind.Need, declined.Id, "goal.support-closed"), (SupportKind.Need, elsewhere.Id, "goal.support-elsewhere"),
            (SupportKind.Goal, Guid.NewGuid(), "goal.support-unknown"), (SupportKind.Goal, draft.Id, "goal.support-closed"), (SupportKind.CompanyGoal, (await Promises.Active(app)).Id, "goal.support-kind-wrong"),
        })
            await Refused(app, kind, id, code);
        using var stranger = await app.As(app.Company.FinanceManager);
        using var answer = await stranger.PostAsJsonAsync("/api/v1/goals", Promises.Asked(app) with { Owner = app.Company.Finance.Code, Serves = [app.Company.Sales.Code], Supports = [new SaveGoal.SupportAsked { Kind = SupportKind.Goal, Id = draft.Id }] }, Promises.Json, Stop);
        Assert.Contains("goal.support-unknown", await answer.Words(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Goals_do_not_support_each_other_in_a_circle(DatabaseKind on)
    {
        var app = await apps.On(on);
        var (one, other) = (await Promises.Proposed(app), await Promises.Proposed(app));
        using var owner = await app.As(app.Company.PartsManager);
        using var first = await owner.PutAsJsonAsync($"/api/v1/goals/{one.Id}", Promises.Asked(app) with { Supports = [new SaveGoal.SupportAsked { Kind = SupportKind.Goal, Id = other.Id }] }, Promises.Json, Stop);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        using var second = await owner.PutAsJsonAsync($"/api/v1/goals/{other.Id}", Promises.Asked(app) with { Supports = [new SaveGoal.SupportAsked { Kind = SupportKind.Goal, Id = one.Id }] }, Promises.Json, Stop);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
        Assert.Contains("goal.support-circle", await second.Words(), StringComparison.Ordinal);
    }

    private static async Task<Need> StoredNeed(App app, Need need)
    {
        await using var db = app.Db();
        return await db.Needs.SingleAsync(one => one.Id == need.Id, Stop);
    }

    private static async Task Refused(App app, SupportKind kind, Guid id, string code)
    {
        // The director may read needs of every unit below; the others are refused as if they were not there.
        using var director = await app.As(code == "goal.support-elsewhere" ? app.Company.Director : app.Company.PartsManager);
        using var answer = await director.PostAsJsonAsync("/api/v1/goals", Promises.Asked(app) with { Supports = [new SaveGoal.SupportAsked { Kind = kind, Id = id }] }, Promises.Json, Stop);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(code, await answer.Words(), StringComparison.Ordinal);
    }

    private static async Task<Need> NeedOf(App app, Guid provider, Func<Need, Domain.Kernel.Refusal?>? then = null)
    {
        var chain = await app.Services.GetRequiredService<Data.Snapshots>().Read(Stop);
        var need = Given.Agreed(Need.Raise(Guid.CreateVersion7(), chain, new NeedDraft(app.Company.Technicians.Id, provider, $"领料少等十分钟 {Guid.NewGuid():N}", null, null, NeedOrigin.Direct, null), app.Company.TechniciansManager.Id, app.Now));
        Assert.Null(then?.Invoke(need));
        return await app.Given.Save(need);
    }
}
