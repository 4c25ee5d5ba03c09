using System.Globalization;
using System.Text.Json.Nodes;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Platform;

namespace Entente.Web.Features.Provisioning;

/// <summary>Answers in SCIM's own form.</summary>
public sealed class ScimReply(Reply reply)
{
    internal IResult Refused(Refusal refusal)
    {
        var status = refusal.Kind is RefusalKind.Unprocessable || refusal is UnitUnknown ? StatusCodes.Status400BadRequest : Reply.StatusOf(refusal);
        var error = new JsonObject { ["schemas"] = new JsonArray(ScimJson.Error), ["status"] = status.ToString(CultureInfo.InvariantCulture), ["detail"] = reply.Sentence(refusal) };
        if (TypeOf(refusal, status) is { } type)
            error["scimType"] = type;
        return Results.Text(error.ToJsonString(), ScimJson.Type, statusCode: status);
    }

    internal static IResult Shown(HttpContext http, JsonObject resource, int version, bool isNew)
    {
        http.Response.Headers.ETag = ScimJson.ETag(version);
        if (isNew)
            http.Response.Headers.Location = resource["meta"]!["location"]!.GetValue<string>();
        return Results.Text(resource.ToJsonString(), ScimJson.Type, statusCode: isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    internal static IResult Shown(JsonObject resource) => Results.Text(resource.ToJsonString(), ScimJson.Type);

    /// <summary>The version that the sender saw; null where they do not say, -1 where what they say is none of ours.</summary>
    internal static int? Seen(HttpContext http) => http.Request.Headers.IfMatch.ToString() switch
    {
        "" or "*" => null,
        ['W', '/', '"', .. var digits, '"'] when int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var version) => version,
        _ => -1,
    };

    internal static string Address(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}{ScimJson.Root}";

    private static string? TypeOf(Refusal refusal, int status) => refusal switch
    {
        EmailTaken or ScimTaken => "uniqueness",
        ScimFilterInvalid => "invalidFilter",
        _ => status == StatusCodes.Status400BadRequest ? "invalidValue" : null,
    };
}
