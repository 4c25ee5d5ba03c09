using System.Text.Json.Nodes;

namespace Entente.Web.Features.Bots.Platforms;

/// <summary>One call of a platform.</summary>
/// <param name="Method">How.</param>
/// <param name="Path">Below the platform's address, or a whole address.</param>
/// <param name="Body">What, as JSON.</param>
/// <param name="Bearer">What goes into the header <c>Authorization</c>; null where the platform wants its token in the address.</param>
internal sealed record BotRequest(HttpMethod Method, string Path, JsonObject? Body = null, string? Bearer = null)
{
    public static BotRequest Get(string path, string? bearer = null) => new(HttpMethod.Get, path, null, bearer);

    public static BotRequest Post(string path, JsonObject body, string? bearer = null) => new(HttpMethod.Post, path, body, bearer);

    /// <summary>It holds tokens.</summary>
    public override string ToString() => Method.ToString();
}
