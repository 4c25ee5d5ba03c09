using System.Text.Json;

namespace Entente.Web.Features.Bots.Platforms;

/// <summary>What came of a call.</summary>
/// <param name="Status">The HTTP code; null where nobody answered.</param>
/// <param name="Body">The JSON object that came; undefined where it was none.</param>
/// <param name="Text">The beginning of what came, or why nothing did.</param>
/// <param name="RetryAfter">When the platform wants to be asked again.</param>
internal sealed record BotReply(int? Status, JsonElement Body, string Text, TimeSpan? RetryAfter = null)
{
    public bool HasBody => Body.ValueKind is JsonValueKind.Object;

    /// <inheritdoc cref="JsonText.At"/>
    public string? At(params ReadOnlySpan<string> path) => Body.At(path);
}
