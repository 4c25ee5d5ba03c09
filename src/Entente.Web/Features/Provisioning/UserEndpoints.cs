using System.Text.Json;
using Entente.Domain.Kernel;
using Entente.Web.Platform;

namespace Entente.Web.Features.Provisioning;

/// <summary><c>/scim/v2/Users</c>.</summary>
public sealed class UserEndpoints(ReadUsers users, SaveUser save, DeleteUser delete, ScimReply reply)
{
    internal const int MostPerPage = 200;

    internal static void Map(RouteGroupBuilder scim)
    {
        scim.MapGet("/Users", async (string? filter, int? startIndex, int? count, HttpContext http, UserEndpoints calls, CancellationToken stop) => await calls.List(filter, startIndex, count, http, stop));
        scim.MapPost("/Users", async (JsonElement sent, HttpContext http, CurrentActor current, UserEndpoints calls, CancellationToken stop) => await calls.Save(null, ScimReader.User(sent, null), http, await current.Require(stop), stop));
        scim.MapGet("/Users/{id:guid}", async (Guid id, HttpContext http, UserEndpoints calls, CancellationToken stop) => await calls.Show(id, http, isNew: false, stop));
        scim.MapPut("/Users/{id:guid}", async (Guid id, JsonElement sent, HttpContext http, CurrentActor current, UserEndpoints calls, CancellationToken stop) =>
            await calls.Change(id, before => ScimReader.User(sent, before), http, await current.Require(stop), stop));
        scim.MapPatch("/Users/{id:guid}", async (Guid id, JsonElement sent, HttpContext http, CurrentActor current, UserEndpoints calls, CancellationToken stop) =>
            await calls.Change(id, before => ScimReader.Patched(before, sent), http, await current.Require(stop), stop));
        scim.MapDelete("/Users/{id:guid}", async (Guid id, HttpContext http, CurrentActor current, UserEndpoints calls, CancellationToken stop) => await calls.Delete(id, http, await current.Require(stop), stop));
    }

    private async Task<IResult> List(string? filter, int? startIndex, int? count, HttpContext http, CancellationToken stop)
    {
        var asked = ScimFilter.Parse(filter, "userName", "externalId", "id", "emails.value");
        if (asked.IsRefused)
            return reply.Refused(asked.Refusal);
        var view = await users.Read(stop);
        var found = view.Rows.Where(row => asked.Value.Holds(("username", row.Person.Email, false), ("emails.value", row.Person.Email, false), ("externalid", row.Entry?.Number, true), ("id", row.Person.Id.ToString(), false))).ToList();
        var start = Math.Max(1, startIndex ?? 1);
        var page = found.Skip(start - 1).Take(Math.Clamp(count ?? MostPerPage, 0, MostPerPage));
        return ScimReply.Shown(ScimJson.Page([.. page.Select(row => ScimJson.Of(row.Person, row.Entry, view.Directory, ScimReply.Address(http)))], found.Count, start));
    }

    private async Task<IResult> Show(Guid id, HttpContext http, bool isNew, CancellationToken stop)
    {
        var view = await users.Read(stop);
        return view.Rows.FirstOrDefault(row => row.Person.Id == id) is { } row
            ? ScimReply.Shown(http, ScimJson.Of(row.Person, row.Entry, view.Directory, ScimReply.Address(http)), row.Person.Version, isNew)
            : reply.Refused(new ScimUnknown());
    }

    private async Task<IResult> Change(Guid id, Func<ScimUser, Outcome<ScimUser>> change, HttpContext http, Actor actor, CancellationToken stop)
    {
        var view = await users.Read(stop);
        return view.Rows.FirstOrDefault(row => row.Person.Id == id) is { } row
            ? await Save(id, change(ScimUser.Of(row.Person, row.Entry, view.Directory)), http, actor, stop)
            : reply.Refused(new ScimUnknown());
    }

    private async Task<IResult> Save(Guid? id, Outcome<ScimUser> user, HttpContext http, Actor actor, CancellationToken stop)
    {
        if (user.IsRefused)
            return reply.Refused(user.Refusal);
        var saved = await save.Run(id, user.Value, ScimReply.Seen(http), actor, stop);
        return saved.IsRefused ? reply.Refused(saved.Refusal) : await Show(saved.Value.Id, http, isNew: id is null, stop);
    }

    private async Task<IResult> Delete(Guid id, HttpContext http, Actor actor, CancellationToken stop)
    {
        var deleted = await delete.Run(id, ScimReply.Seen(http), actor, stop);
        return deleted.IsRefused ? reply.Refused(deleted.Refusal) : Results.NoContent();
    }
}
