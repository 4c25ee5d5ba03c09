using System.Text.Json;
using Entente.Domain.Kernel;
using Entente.Web.Platform;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Protocol;

namespace Entente.Web.Pages.Mcp;

/// <summary>What a tool answers: the API's own JSON, or the sentence of a refusal with its stable code, marked as an error.</summary>
public sealed class McpAnswer(Reply reply, IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json)
{
    private readonly JsonSerializerOptions json = json.Value.SerializerOptions;

    public CallToolResult Of<T>(Outcome<T> outcome)
        where T : notnull =>
        outcome.IsRefused ? No(outcome.Refusal) : Yes(outcome.Value);

    public CallToolResult Yes(object value)
    {
        var element = JsonSerializer.SerializeToElement(value, json);
        return new CallToolResult { Content = [new TextContentBlock { Text = element.GetRawText() }], StructuredContent = element };
    }

    public CallToolResult No(Refusal refusal)
    {
        var said = new { error = refusal.Code, message = reply.Sentence(refusal), field = refusal.Field, refusal.Details };
        return new CallToolResult { IsError = true, Content = [new TextContentBlock { Text = $"{said.message} ({said.error})" }], StructuredContent = JsonSerializer.SerializeToElement(said, json) };
    }
}
