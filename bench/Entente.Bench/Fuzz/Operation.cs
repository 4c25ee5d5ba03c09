using System.Text.Json.Nodes;

namespace Entente.Bench.Fuzz;

/// <summary>One call of the OpenAPI document.</summary>
/// <param name="Method">GET, POST …</param>
/// <param name="Path">With its parameters in braces.</param>
/// <param name="Parameters">Of path, query and header: name, place and schema.</param>
/// <param name="Body">The schema of a JSON body; null where there is none.</param>
internal sealed record Operation(string Method, string Path, IReadOnlyList<(string Name, string In, JsonNode? Schema)> Parameters, JsonNode? Body)
{
    public string Name => $"{Method} {Path}";

    /// <summary>Every operation that the document describes.</summary>
    public static IReadOnlyList<Operation> In(JsonNode document)
    {
        var all = new List<Operation>();
        foreach (var (path, item) in document["paths"]!.AsObject())
        {
            foreach (var (method, call) in item!.AsObject().Where(each => each.Key is "get" or "post" or "put" or "patch" or "delete"))
            {
                var parameters = (call!["parameters"]?.AsArray() ?? []).Select(parameter => Resolve(parameter, document)!)
                    .Select(parameter => ((string)parameter["name"]!, (string)parameter["in"]!, parameter["schema"])).ToList();
                all.Add(new Operation(method.ToUpperInvariant(), path, parameters, call["requestBody"]?["content"]?["application/json"]?["schema"]));
            }
        }

        return all;
    }

    /// <summary>What a reference stands for; anything else itself.</summary>
    public static JsonNode? Resolve(JsonNode? node, JsonNode document)
    {
        for (var depth = 0; depth < 8 && node is JsonObject && node["$ref"] is { } reference; depth++)
            node = ((string)reference!).TrimStart('#', '/').Split('/').Aggregate((JsonNode?)document, (at, step) => at?[step]);
        return node;
    }
}
