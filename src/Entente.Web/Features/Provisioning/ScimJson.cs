using System.Globalization;
using System.Text.Json.Nodes;
using Entente.Domain.Organization;
using Entente.Web.Data;

namespace Entente.Web.Features.Provisioning;

/// <summary>Resources as SCIM writes them.</summary>
internal static class ScimJson
{
    public const string Type = "application/scim+json";
    public const string Root = "/scim/v2";
    public const string User = "urn:ietf:params:scim:schemas:core:2.0:User";
    public const string Group = "urn:ietf:params:scim:schemas:core:2.0:Group";
    public const string Enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    public const string List = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
    public const string Error = "urn:ietf:params:scim:api:messages:2.0:Error";

    public static JsonObject Of(Person person, DirectoryEntry? entry, CompanyDirectory directory, string address) => new()
    {
        ["schemas"] = new JsonArray(User, Enterprise),
        ["id"] = person.Id.ToString(),
        ["externalId"] = entry?.Number,
        ["userName"] = person.Email,
        ["displayName"] = person.Name,
        ["name"] = new JsonObject { ["formatted"] = person.Name },
        ["title"] = person.Title,
        ["active"] = person.LeftAt is null,
        ["emails"] = new JsonArray(new JsonObject { ["value"] = person.Email, ["type"] = "work", ["primary"] = true }),
        [Enterprise] = new JsonObject { ["department"] = directory.Unit(person.HomeUnitId)?.Code },
        ["meta"] = Meta("User", $"{address}/Users/{person.Id}", person.Version),
    };

    public static JsonObject Of(DirectoryGroup group, IEnumerable<Guid>? members, CompanyDirectory directory, string address)
    {
        var shown = new JsonObject
        {
            ["schemas"] = new JsonArray(Group),
            ["id"] = group.Id.ToString(),
            ["externalId"] = group.ExternalId,
            ["displayName"] = group.Name,
            ["meta"] = Meta("Group", $"{address}/Groups/{group.Id}", group.Version),
        };
        if (members is not null)
            shown["members"] = new JsonArray([.. members.Select(id => new JsonObject { ["value"] = id.ToString(), ["display"] = directory.Person(id)?.Name, ["$ref"] = $"{address}/Users/{id}" })]);
        return shown;
    }

    public static JsonObject Page(IReadOnlyList<JsonObject> shown, int total, int start) => new()
    {
        ["schemas"] = new JsonArray(List),
        ["totalResults"] = total,
        ["startIndex"] = start,
        ["itemsPerPage"] = shown.Count,
        ["Resources"] = new JsonArray([.. shown]),
    };

    public static string ETag(int version) => string.Create(CultureInfo.InvariantCulture, $"W/\"{version}\"");

    private static JsonObject Meta(string type, string location, int version) => new() { ["resourceType"] = type, ["location"] = location, ["version"] = ETag(version) };
}
