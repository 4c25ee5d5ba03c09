using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Domain.Cadences;
using Entente.Domain.Organization;
using Entente.Web.Features.Cadences;
using Entente.Web.Tests.Features.Identity;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Tests.Features.Cadences;

/// <summary>Cadences of the repair company: the parts store meets the technicians on Thursdays.</summary>
internal static class Meets
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static ProposeCadence.Request Asked(App app) => new()
    {
        Title = "配件周例会",
        Units = [app.Company.Parts.Code, app.Company.Technicians.Code],
        Participants = [app.Company.Technician.Email],
        Every = CadenceEvery.Week,
        Weekday = DayOfWeek.Thursday,
        OffDays = OffDayRule.NextWorkingDay,
        Start = new DateOnly(2026, 3, 26),
        Until = new DateOnly(2026, 6, 30),
        Time = new TimeOnly(9, 30),
        Minutes = 45,
        Place = "二楼",
        OnlineAddress = "https://meet.repair.example/1",
    };

    /// <summary>Proposed by the parts store, and by the technicians agreed to.</summary>
    public static async Task<Cadence> Agreed(App app, ProposeCadence.Request? asked = null)
    {
        var id = await Proposed(app, asked ?? Asked(app), app.Company.PartsManager);
        await Do(app, app.Company.TechniciansManager, $"cadences/{id}/agree");
        await using var db = app.Db();
        return await db.Cadences.SingleAsync(cadence => cadence.Id == id, Stop);
    }

    public static async Task<Guid> Proposed(App app, ProposeCadence.Request asked, Person by)
    {
        using var proposed = await (await app.As(by)).PostAsJsonAsync("/api/v1/cadences", asked, Json, Stop);
        Assert.True(proposed.IsSuccessStatusCode, await proposed.Content.ReadAsStringAsync(Stop));
        return Guid.Parse(proposed.Headers.Location!.OriginalString.Split('/')[^1]);
    }

    public static async Task Do(App app, Person person, string path, object? content = null)
    {
        using var done = await (await app.As(person)).PostAsJsonAsync($"/api/v1/{path}", content ?? new { }, Stop);
        Assert.True(done.IsSuccessStatusCode, await done.Content.ReadAsStringAsync(Stop));
    }

    public static async Task<List<Meeting>> Of(App app, Guid cadence)
    {
        await using var db = app.Db();
        return await db.Meetings.AsNoTracking().Where(meeting => meeting.CadenceId == cadence).OrderBy(meeting => meeting.Slot).ToListAsync(Stop);
    }

    /// <summary>Sends one of several forms of a page, which share the token that the page gave.</summary>
    public static async Task<HttpResponseMessage> Send(this HttpClient http, string path, string handler, params (string Name, string Value)[] fields)
    {
        var page = await http.GetStringAsync(path, Stop);
        return await http.PostAsync(path, Forms.Content([("__RequestVerificationToken", Forms.Token(page)), ("_handler", handler), .. fields]), Stop);
    }

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };
}
