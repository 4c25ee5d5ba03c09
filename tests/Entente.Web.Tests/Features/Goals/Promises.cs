using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Domain.Goals;
using Entente.Web.Features.Goals;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Tests.Features.Goals;

/// <summary>Goals of the repair company: the parts store promises the technicians something for this quarter.</summary>
internal static class Promises
{
    /// <summary>As programs write JSON: enums by name.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    private static readonly DateTimeOffset Written = App.FirstInstant.AddDays(-90);

    public static SaveGoal.Request Asked(App app) => new()
    {
        Owner = app.Company.Parts.Code,
        Title = "常用件当天到工位",
        Period = "2026-Q1",
        Serves = [app.Company.Technicians.Code],
        Criteria = [new SaveGoal.CriterionAsked { Measure = "当天到位", Unit = "%", Comparison = Comparison.AtLeast, Target = 95, Weight = 100, MeasuredBy = "技师", Evidence = "领料记录" }],
    };

    public static async Task<Goal> Draft(App app) => await app.Given.Save(Made(app));

    public static async Task<Goal> Proposed(App app)
    {
        var goal = Made(app);
        Assert.Null(goal.Propose());
        return await app.Given.Save(goal);
    }

    public static async Task<Goal> Active(App app)
    {
        var goal = Made(app);
        Assert.Null(goal.Propose());
        Assert.Null(goal.Sign(new GoalParty(PartyKind.Owner, app.Company.Parts.Id), goal.Latest.Hash, app.Company.PartsManager.Id, Written));
        Assert.Null(goal.Sign(new GoalParty(PartyKind.Served, app.Company.Technicians.Id), goal.Latest.Hash, app.Company.TechniciansManager.Id, Written));
        Assert.Null(goal.Start(new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 1), Written.AddDays(5)));
        return await app.Given.Save(goal);
    }

    public static async Task<Goal> Again(App app, Goal goal)
    {
        await using var db = app.Db();
        return await db.Goals.SingleAsync(one => one.Id == goal.Id, TestContext.Current.CancellationToken);
    }

    private static Goal Made(App app) => Given.Agreed(Goal.Create(Guid.CreateVersion7(), app.Company.Parts.Id, new GoalBody
    {
        Title = $"常用件当天到工位 {Guid.NewGuid():N}",
        Period = "2026-Q1",
        Serves = [app.Company.Technicians.Id],
        Criteria = [new Criterion { Number = 1, Measure = "当天到位", Unit = "%", Comparison = Comparison.AtLeast, Target = 95, Deadline = new DateOnly(2026, 3, 31), Weight = 100, MeasuredBy = "技师", Evidence = "领料记录" }],
    }, Written, app.Company.PartsManager.Id));
}
