using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Domain.Organization;
using Entente.Domain.Workshops;
using Entente.Web.Features.Workshops;
using Entente.Web.Tests.Kit;

namespace Entente.Web.Tests.Features.Workshops;

/// <summary>Workshops of the repair company: the director leads, finance, sales and after-sales take part. Everything over HTTP.</summary>
internal static class Meetings
{
    /// <summary>As programs write JSON: enums by name.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static IReadOnlyList<Person> People(App app) => [app.Company.Director, app.Company.FinanceManager, app.Company.SalesManager, app.Company.AfterSalesManager];

    public static async Task<Guid> Called(App app)
    {
        using var http = await app.As(app.Company.Director);
        using var called = await http.PostAsJsonAsync("/api/v1/workshops", new { period = "2026", plannedAt = app.Now.AddDays(7), participants = People(app).Select(person => person.Email), dots = 3 }, Stop);
        Assert.Equal(HttpStatusCode.Created, called.StatusCode);
        return Guid.Parse(called.Headers.Location!.OriginalString.Split('/')[^1]);
    }

    /// <summary>Walks on; what is unseen is shown on the way.</summary>
    public static async Task To(App app, Guid id, WorkshopStage stage)
    {
        for (var now = (await Shown(app, app.Company.Director, id)).Stage; now < stage; now++)
        {
            if (now is WorkshopStage.Swot)
                await Do(app, app.Company.Director, id, "reveal");
            await Do(app, app.Company.Director, id, "move", new { to = now + 1 });
        }
    }

    /// <summary>A board with a candidate goal that comes of a strategy, two notes and a fact; and the goal's identity.</summary>
    public static async Task<Guid> Candidate(App app, Guid id)
    {
        await To(app, id, WorkshopStage.Swot);
        await Do(app, app.Company.FinanceManager, id, "facts", new { area = "finance", indicator = "按期付款率", value = "83%", lastYear = "88%", source = "付款流水", trend = "worse" });
        var fact = (await Shown(app, app.Company.Director, id)).Board!.Facts.Single();
        await Do(app, app.Company.SalesManager, id, "notes", new { kind = "weakness", text = "报销拖，没人愿意垫钱", cites = new[] { new { kind = "fact", id = fact.Id } } });
        await Do(app, app.Company.SalesManager, id, "notes", new { kind = "opportunity", text = "银行推出当天到账" });
        await To(app, id, WorkshopStage.Strategies);
        var notes = (await Shown(app, app.Company.Director, id)).Board!.Notes;
        await Do(app, app.Company.AfterSalesManager, id, "notes", new { kind = "weaknessOpportunity", text = "换用当天到账的付款通道", cites = notes.Select(note => new { kind = "note", id = note.Id }) });
        await To(app, id, WorkshopStage.Candidates);
        var strategy = (await Shown(app, app.Company.Director, id)).Board!.Notes.Single(note => note.Kind is NoteKind.WeaknessOpportunity);
        await Do(app, app.Company.FinanceManager, id, "goals", new
        {
            title = "报销三个工作日内到账",
            englishTitle = "Expenses paid within three working days",
            serves = new[] { app.Company.Finance.Code, app.Company.Sales.Code },
            strategies = new[] { strategy.Id },
            criteria = new[] { new { measure = "按期付款率", unit = "%", comparison = "atLeast", target = 95, weight = 100, measuredBy = "销售部", evidence = "付款流水" } },
        });
        return (await Shown(app, app.Company.Director, id)).Board!.Goals.Single().Id;
    }

    /// <summary>The same, with the goal chosen to be countersigned.</summary>
    public static async Task<(Guid Id, Guid Goal)> Ratifying(App app)
    {
        var id = await Called(app);
        var goal = await Candidate(app, id);
        await To(app, id, WorkshopStage.Vote);
        await Do(app, app.Company.SalesManager, id, $"goals/{goal}/dots", new { count = 3 }, put: true);
        await Do(app, app.Company.Director, id, "close-vote");
        await Do(app, app.Company.Director, id, "choose", new { goals = new[] { goal } });
        await To(app, id, WorkshopStage.Ratify);
        return (id, goal);
    }

    public static async Task<HttpStatusCode> Try(App app, Person person, Guid id, string path, object? body = null, bool put = false)
    {
        using var http = await app.As(person);
        using var answer = put ? await http.PutAsJsonAsync($"/api/v1/workshops/{id}/{path}", body ?? new { }, Json, Stop) : await http.PostAsJsonAsync($"/api/v1/workshops/{id}/{path}", body ?? new { }, Json, Stop);
        return answer.StatusCode;
    }

    public static async Task Do(App app, Person person, Guid id, string path, object? body = null, bool put = false)
    {
        using var http = await app.As(person);
        using var answer = put ? await http.PutAsJsonAsync($"/api/v1/workshops/{id}/{path}", body ?? new { }, Json, Stop) : await http.PostAsJsonAsync($"/api/v1/workshops/{id}/{path}", body ?? new { }, Json, Stop);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(Stop)}");
    }

    public static async Task<WorkshopEndpoints.WorkshopShown> Shown(App app, Person person, Guid id)
    {
        using var http = await app.As(person);
        return JsonSerializer.Deserialize<WorkshopEndpoints.WorkshopShown>(await http.GetStringAsync($"/api/v1/workshops/{id}", Stop), Json)!;
    }
}
