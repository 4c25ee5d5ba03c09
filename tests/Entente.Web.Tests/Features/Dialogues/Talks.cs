using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Domain.Dialogues;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Features.Dialogues;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Dialogues;

/// <summary>Dialogues of the repair company: the parts store talks with the technicians.</summary>
internal static class Talks
{
    /// <summary>As programs write JSON: enums by name.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public static async Task<Dialogue> Invited(App app) => await app.Given.Save(await Made(app));

    public static async Task<Dialogue> Preparing(App app)
    {
        var dialogue = await Made(app);
        Assert.Null(dialogue.Accept());
        return await app.Given.Save(dialogue);
    }

    public static async Task<Dialogue> Held(App app)
    {
        var dialogue = await Made(app);
        Assert.Null(dialogue.Accept());
        Assert.Null(dialogue.Start(app.Now));
        return await app.Given.Save(dialogue);
    }

    public static async Task<Dialogue> Again(App app, Dialogue dialogue)
    {
        await using var db = app.Db();
        return await db.Dialogues.SingleAsync(one => one.Id == dialogue.Id, TestContext.Current.CancellationToken);
    }

    public static async Task<DialogueEndpoints.DialogueShown> Shown(App app, Person person, Guid id)
    {
        using var http = await app.As(person);
        return JsonSerializer.Deserialize<DialogueEndpoints.DialogueShown>(await http.GetStringAsync($"/api/v1/dialogues/{id}", TestContext.Current.CancellationToken), Json)!;
    }

    private static async Task<Dialogue> Made(App app)
    {
        var chain = await app.Services.GetRequiredService<Snapshots>().Read(TestContext.Current.CancellationToken);
        return Given.Agreed(Dialogue.Invite(Guid.CreateVersion7(), chain.Directory, new DialogueInvitation(app.Company.Parts.Id, app.Company.Technicians.Id, "2026-Q2", app.Now.AddDays(5), "库房"), app.Company.PartsManager.Id, app.Now));
    }
}
