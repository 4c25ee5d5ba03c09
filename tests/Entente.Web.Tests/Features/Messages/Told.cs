using Entente.Domain.Organization;
using Entente.Web.Features.Messages;
using Entente.Web.Platform.Messages;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Messages;

/// <summary>Tells people of the repair company something, and lets the program's jobs do their part when a test says so.</summary>
internal static class Told
{
    /// <summary>A message of a kind that goes out at once.</summary>
    public static async Task<Message> Tell(this App app, Person person, string words = "请准备目标对话", string kind = "dialogue", string href = "/dialogues", string? reason = null)
    {
        await using var db = app.Db();
        db.Tell(person.Id, kind, new Bilingual(words, "In English: " + words), href, app.Now, new Bilingual("财务部", "Finance"), reason);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return await db.Set<Message>().AsNoTracking().Where(message => message.PersonId == person.Id).OrderByDescending(message => message.Id).FirstAsync(TestContext.Current.CancellationToken);
    }

    public static async Task Look(this App app) => await app.Services.GetRequiredService<LookAtDue>().Run(TestContext.Current.CancellationToken);

    public static async Task Route(this App app) => await app.Services.GetRequiredService<RouteMessages>().Run(TestContext.Current.CancellationToken);

    public static async Task SendDue(this App app, CancellationToken? stop = null) => await app.Services.GetRequiredService<SendDispatches>().Run(stop ?? TestContext.Current.CancellationToken);

    public static async Task Morning(this App app)
    {
        await app.Services.GetRequiredService<RemindPeople>().Run(null, TestContext.Current.CancellationToken);
        await app.Route();
        await app.Services.GetRequiredService<WriteDigests>().Run(TestContext.Current.CancellationToken);
        await app.SendDue();
    }

    public static async Task<List<Message>> MessagesOf(this App app, Person person)
    {
        await using var db = app.Db();
        return await db.Set<Message>().AsNoTracking().Where(message => message.PersonId == person.Id).OrderBy(message => message.Id).ToListAsync(TestContext.Current.CancellationToken);
    }

    public static async Task<List<Dispatch>> Outbox(this App app)
    {
        await using var db = app.Db();
        return await db.Set<Dispatch>().AsNoTracking().OrderBy(dispatch => dispatch.Id).ToListAsync(TestContext.Current.CancellationToken);
    }
}
