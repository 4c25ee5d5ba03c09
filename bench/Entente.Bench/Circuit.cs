using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Bench;

/// <summary>The live part of a page as a browser keeps it: a connection that takes what is drawn and says that it was, without drawing.</summary>
internal sealed partial class Circuit : IAsyncDisposable
{
    private readonly HubConnection connection;
    private int drawn;

    private Circuit(HubConnection connection) => this.connection = connection;

    /// <summary>How many drawings came so far.</summary>
    public int Drawn => Volatile.Read(ref drawn);

    public bool IsConnected => connection.State is HubConnectionState.Connected;

    /// <summary>Reads a page and makes its live parts live.</summary>
    public static async Task<Circuit> Open(Visitor visitor, string path)
    {
        var page = await visitor.Read(path);
        var builder = new HubConnectionBuilder().WithUrl(new Uri(visitor.Address, "/_blazor"), options => options.Cookies = visitor.Cookies);
        builder.Services.AddSingleton<IHubProtocol, Blazorpack>();
        var circuit = new Circuit(builder.Build());
        circuit.Listen();
        await circuit.connection.StartAsync();
        var here = new Uri(visitor.Address, path);
        if (await circuit.connection.InvokeAsync<string?>("StartCircuit", visitor.Address.ToString(), here.ToString(), "[]", State(page)) is null)
            throw new InvalidOperationException($"{path} did not become live.");
        await circuit.connection.SendAsync("UpdateRootComponents", Operations(page), State(page));
        return circuit;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private void Listen()
    {
        connection.On<long, byte[]>("JS.RenderBatch", async (batch, _) =>
        {
            Interlocked.Increment(ref drawn);
            await connection.SendAsync("OnRenderCompleted", batch, null);
        });
        connection.On<string>("JS.Error", fault => throw new InvalidOperationException(fault));
    }

    private static string State(string page) => StateComment().Match(page).Groups["state"].Value;

    /// <summary>The live parts as the page's own script reports them: each by the marker that the server wrote into the page.</summary>
    private static string Operations(string page)
    {
        var markers = Marker().Matches(page).Select(match => JsonNode.Parse(WebUtility.HtmlDecode(match.Groups["marker"].Value))!).Where(marker => marker["type"] is not null).ToList();
        if (markers.Count == 0)
            throw new InvalidOperationException("The page has no live part.");
        return new JsonObject
        {
            ["batchId"] = 1,
            ["operations"] = new JsonArray([.. markers.Select((marker, i) => new JsonObject { ["type"] = "add", ["ssrComponentId"] = i + 1, ["marker"] = marker.DeepClone() })]),
        }.ToJsonString();
    }

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<state>[^>]*?)-->", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StateComment();

    [GeneratedRegex("<!--Blazor:(?<marker>\\{.*?\\})-->", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marker();

    /// <summary>What the server of live parts calls the message pack protocol.</summary>
    [SuppressMessage("Performance", "CA1812", Justification = "The container makes it.")]
    private sealed class Blazorpack : IHubProtocol
    {
        private readonly MessagePackHubProtocol inner = new();

        public string Name => "blazorpack";

        public int Version => 1;

        public TransferFormat TransferFormat => TransferFormat.Binary;

        public bool IsVersionSupported(int version) => version == Version;

        public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message) => inner.TryParseMessage(ref input, binder, out message);

        public void WriteMessage(HubMessage message, IBufferWriter<byte> output) => inner.WriteMessage(message, output);

        public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => inner.GetMessageBytes(message);
    }
}
