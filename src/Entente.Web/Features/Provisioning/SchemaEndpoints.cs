using System.Text.Json.Nodes;

namespace Entente.Web.Features.Provisioning;

/// <summary>What this service can do and how its resources look: <c>/scim/v2/ServiceProviderConfig</c>, <c>/ResourceTypes</c>, <c>/Schemas</c>.</summary>
internal static class SchemaEndpoints
{
    public static void Map(RouteGroupBuilder scim)
    {
        scim.MapGet("/ServiceProviderConfig", (HttpContext http) => ScimReply.Shown(Config(ScimReply.Address(http))));
        scim.MapGet("/ResourceTypes", (HttpContext http) => ScimReply.Shown(All([Type(http, "User", "/Users", ScimJson.User, ScimJson.Enterprise), Type(http, "Group", "/Groups", ScimJson.Group, null)])));
        scim.MapGet("/ResourceTypes/{name}", (string name, HttpContext http, ScimReply reply) => name switch
        {
            "User" => ScimReply.Shown(Type(http, "User", "/Users", ScimJson.User, ScimJson.Enterprise)),
            "Group" => ScimReply.Shown(Type(http, "Group", "/Groups", ScimJson.Group, null)),
            _ => reply.Refused(new ScimUnknown()),
        });
        scim.MapGet("/Schemas", () => ScimReply.Shown(All([User(), Group(), Enterprise()])));
        scim.MapGet("/Schemas/{id}", (string id, ScimReply reply) => id switch
        {
            ScimJson.User => ScimReply.Shown(User()),
            ScimJson.Group => ScimReply.Shown(Group()),
            ScimJson.Enterprise => ScimReply.Shown(Enterprise()),
            _ => reply.Refused(new ScimUnknown()),
        });
    }

    private static JsonObject Config(string address) => new()
    {
        ["schemas"] = new JsonArray("urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"),
        ["patch"] = Can(true),
        ["bulk"] = new JsonObject { ["supported"] = false, ["maxOperations"] = 0, ["maxPayloadSize"] = 0 },
        ["filter"] = new JsonObject { ["supported"] = true, ["maxResults"] = UserEndpoints.MostPerPage },
        ["changePassword"] = Can(false),
        ["sort"] = Can(false),
        ["etag"] = Can(true),
        ["authenticationSchemes"] = new JsonArray(new JsonObject { ["type"] = "oauthbearertoken", ["name"] = "API key", ["description"] = $"Authorization: Bearer with a key of the scope {ProvisioningRights.Scope}", ["primary"] = true }),
        ["meta"] = new JsonObject { ["resourceType"] = "ServiceProviderConfig", ["location"] = $"{address}/ServiceProviderConfig" },
    };

    private static JsonObject Can(bool supported) => new() { ["supported"] = supported };

    private static JsonObject All(IReadOnlyList<JsonObject> shown) => ScimJson.Page(shown, shown.Count, 1);

    private static JsonObject Type(HttpContext http, string name, string endpoint, string schema, string? extension)
    {
        var type = new JsonObject
        {
            ["schemas"] = new JsonArray("urn:ietf:params:scim:schemas:core:2.0:ResourceType"),
            ["id"] = name,
            ["name"] = name,
            ["endpoint"] = endpoint,
            ["schema"] = schema,
            ["meta"] = new JsonObject { ["resourceType"] = "ResourceType", ["location"] = $"{ScimReply.Address(http)}/ResourceTypes/{name}" },
        };
        if (extension is not null)
            type["schemaExtensions"] = new JsonArray(new JsonObject { ["schema"] = extension, ["required"] = false });
        return type;
    }

    private static JsonObject User() => Schema(ScimJson.User, "User", [
        Attribute("userName", required: true, unique: "server"), Attribute("displayName"), Attribute("externalId", exact: true), Attribute("title"), Attribute("active", "boolean"),
        Attribute("name", "complex", parts: [Attribute("formatted"), Attribute("familyName", mutability: "writeOnly"), Attribute("givenName", mutability: "writeOnly")]),
        Attribute("emails", "complex", many: true, mutability: "readOnly", parts: [Attribute("value", mutability: "readOnly"), Attribute("type", mutability: "readOnly"), Attribute("primary", "boolean", mutability: "readOnly")]),
    ]);

    private static JsonObject Group() => Schema(ScimJson.Group, "Group", [
        Attribute("displayName", required: true, unique: "server"), Attribute("externalId", exact: true),
        Attribute("members", "complex", many: true, parts: [Attribute("value", mutability: "immutable", exact: true), Attribute("display", mutability: "readOnly")]),
    ]);

    private static JsonObject Enterprise() => Schema(ScimJson.Enterprise, "EnterpriseUser", [Attribute("department")]);

    private static JsonObject Schema(string id, string name, IReadOnlyList<JsonObject> attributes) => new()
    {
        ["schemas"] = new JsonArray("urn:ietf:params:scim:schemas:core:2.0:Schema"),
        ["id"] = id,
        ["name"] = name,
        ["attributes"] = new JsonArray([.. attributes]),
        ["meta"] = new JsonObject { ["resourceType"] = "Schema", ["location"] = $"{ScimJson.Root}/Schemas/{id}" },
    };

    private static JsonObject Attribute(string name, string type = "string", bool required = false, string unique = "none", bool many = false, string mutability = "readWrite", bool exact = false, IReadOnlyList<JsonObject>? parts = null)
    {
        var attribute = new JsonObject
        {
            ["name"] = name,
            ["type"] = type,
            ["multiValued"] = many,
            ["required"] = required,
            ["caseExact"] = exact,
            ["mutability"] = mutability,
            ["returned"] = mutability == "writeOnly" ? "never" : "default",
            ["uniqueness"] = unique,
        };
        if (parts is not null)
            attribute["subAttributes"] = new JsonArray([.. parts]);
        return attribute;
    }
}
