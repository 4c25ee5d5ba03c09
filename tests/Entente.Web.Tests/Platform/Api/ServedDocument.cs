using System.Text.Json.Nodes;
using Entente.Web.Tests.Kit;

namespace Entente.Web.Tests.Platform.Api;

/// <summary>The class fixture: the OpenAPI document as a program serves it. Making it takes a while, so it is asked for once.</summary>
public sealed class ServedDocument : IAsyncLifetime
{
    public JsonNode Document { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await using var app = await App.Start();
        using var http = await app.WithKey("admin");
        Document = JsonNode.Parse(await http.GetStringAsync("/openapi/v1.json"))!;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
