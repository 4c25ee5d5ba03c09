using System.Text.Json;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;

namespace Entente.Web.Features.Provisioning;

/// <summary><c>/scim/v2/Groups</c>.</summary>
public sealed class GroupEndpoints(ReadGroups groups, SaveGroup save, DeleteGroup delete, Snapshots snapshots, ScimReply reply)
{
    internal static void Map(RouteGroupBuilder scim)
    {
        scim.MapGet("/Groups", async (string? filter, int? startIndex, int? count, HttpContext http, GroupEndpoints calls, CancellationToken stop) => await calls.List(filter, startIndex, count, http, stop));
        scim.MapPost("/Groups", async (JsonElement sent, HttpContext http, CurrentActor current, GroupEndpoints calls, CancellationToken stop) => await calls.Save(null, _ => ScimGroup.Of(sent), http, await current.Require(stop), stop));
        scim.MapGet("/Groups/{id:guid}", async (Guid id, HttpContext http, GroupEndpoints calls, CancellationToken stop) => await calls.Show(id, http, isNew: false, stop));
        scim.MapPut("/Groups/{id:guid}", async (Guid id, JsonElement sent, HttpContext http, CurrentActor current, GroupEndpoints calls, CancellationToken stop) => await calls.Save(id, _ => ScimGroup.Of(sent), http, await current.Require(stop), stop));
        scim.MapPatch("/Groups/{id:guid}", async (Guid id, JsonElement sent, HttpContext http, CurrentActor current, GroupEndpoints calls, CancellationToken stop) =>
            await calls.Save(id, before => before.Patched(sent), http, await current.Require(stop), stop));
        scim.MapDelete("/Groups/{id:guid}", async (Guid id, HttpContext http, CurrentActor current, GroupEndpoints calls, CancellationToken stop) => await calls.Delete(id, http, await current.Require(stop), stop));
    }

    /// <summary>A company's group may have thousands of members; who looks for a group often asks to be spared them.</summary>
    private static bool WantsMembers(HttpContext http) => !http.Request.Query["excludedAttributes"].ToString().Contains("members", StringComparison.OrdinalIgnoreCase);

    private async Task<IResult> List(string? filter, int? startIndex, int? count, HttpContext http, CancellationToken stop)
    {
        var asked = ScimFilter.Parse(filter, "displayName", "externalId", "id");
        if (asked.IsRefused)
            return reply.Refused(asked.Refusal);
        var directory = (await snapshots.Read(stop)).Directory;
        var found = (await groups.Read(stop)).Where(row => asked.Value.Holds(("displayname", row.Group.Name, false), ("externalid", row.Group.ExternalId, true), ("id", row.Group.Id.ToString(), false))).ToList();
        var start = Math.Max(1, startIndex ?? 1);
        var page = found.Skip(start - 1).Take(Math.Clamp(count ?? UserEndpoints.MostPerPage, 0, UserEndpoints.MostPerPage));
        return ScimReply.Shown(ScimJson.Page([.. page.Select(row => ScimJson.Of(row.Group, WantsMembers(http) ? row.Members : null, directory, ScimReply.Address(http)))], found.Count, start));
    }

    private async Task<IResult> Show(Guid id, HttpContext http, bool isNew, CancellationToken stop)
    {
        if ((await groups.Read(stop)).FirstOrDefault(row => row.Group.Id == id) is not { } row)
            return reply.Refused(new ScimUnknown());
        return ScimReply.Shown(http, ScimJson.Of(row.Group, WantsMembers(http) ? row.Members : null, (await snapshots.Read(stop)).Directory, ScimReply.Address(http)), row.Group.Version, isNew);
    }

    private async Task<IResult> Save(Guid? id, Func<ScimGroup, Outcome<ScimGroup>> change, HttpContext http, Actor actor, CancellationToken stop)
    {
        var saved = await save.Run(id, change, ScimReply.Seen(http), actor, stop);
        return saved.IsRefused ? reply.Refused(saved.Refusal) : await Show(saved.Value.Id, http, isNew: id is null, stop);
    }

    private async Task<IResult> Delete(Guid id, HttpContext http, Actor actor, CancellationToken stop)
    {
        var deleted = await delete.Run(id, ScimReply.Seen(http), actor, stop);
        return deleted.IsRefused ? reply.Refused(deleted.Refusal) : Results.NoContent();
    }
}
