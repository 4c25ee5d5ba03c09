using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Entente.Web.Tests.Architecture;

namespace Entente.Web.Tests.Platform.Api;

/// <summary>The OpenAPI document says enough for a client to be made of it.</summary>
public sealed partial class ApiDocumentTests(ServedDocument served) : IClassFixture<ServedDocument>
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_operation_has_a_name_of_its_own_and_an_area()
    {
        var operations = Operations(served.Document);
        Assert.All(operations, each => Assert.Matches(Speaking(), (string?)each.Call["operationId"] ?? ""));
        Assert.Empty(operations.GroupBy(each => (string)each.Call["operationId"]!).Where(same => same.Count() > 1).Select(same => same.Key));
        Assert.All(operations, each => Assert.NotEqual("Entente", (string?)each.Call["tags"]![0]));
    }

    [Fact]
    public void Every_answer_with_content_says_of_what_type_it_is_and_every_error_is_a_problem()
    {
        foreach (var (name, call) in Operations(served.Document))
        {
            var answers = call["responses"]!.AsObject();
            Assert.Contains(answers, answer => answer.Key.StartsWith('2'));
            foreach (var (status, answer) in answers.Where(answer => answer.Key != "204"))
            {
                var (type, media) = Assert.Single(answer!["content"]!.AsObject());
                var schema = media!["schema"];
                if (status.StartsWith('2'))
                    Assert.True(IsNamed(schema!) || type == "application/octet-stream", $"{name} answers {schema}");
                else
                    Assert.Equal(("application/problem+json", "#/components/schemas/ProblemDetails"), (type, (string?)schema?["$ref"]));
            }
        }
    }

    [Fact]
    public void Every_property_and_parameter_has_a_type_and_enumerations_are_text()
    {
        var document = served.Document;
        foreach (var (name, schema) in document["components"]!["schemas"]!.AsObject())
        {
            Assert.True(schema!["type"] is not null, $"{name} has no type");
            Assert.True(schema["enum"] is not JsonArray names || names.All(one => one is not null), $"{name} may be null wherever it stands");
            foreach (var (property, shape) in schema["properties"]?.AsObject() ?? [])
                Assert.True(IsTyped(shape!) || (name, property) is ("GoalChange", "before" or "after"), $"{name}.{property}: {shape}");
        }

        foreach (var (name, call) in Operations(document))
            Assert.All(call["parameters"]?.AsArray() ?? [], parameter => Assert.True(IsTyped(parameter!["schema"]!), $"{name}: {parameter}"));
    }

    /// <summary>What every use case takes has its own schema: one <c>Request</c> for all would be the first of them.</summary>
    [Fact]
    public void Every_request_is_described_by_its_own_type()
    {
        var document = served.Document;
        var named = document["components"]!["schemas"]!;
        Assert.Null(named["Request"]);
        Assert.NotNull(named["CreateUnitRequest"]!["properties"]!["parent"]);
        foreach (var (name, call) in Operations(document))
        {
            foreach (var (type, media) in call["requestBody"]?["content"]?.AsObject() ?? [])
                Assert.True(type == "application/octet-stream" || IsNamed(media!["schema"]!), $"{name} takes {media}");
            if (call["requestBody"]?["content"]?["application/json"] is { } json && json["example"] is JsonObject example && named[Reference(json["schema"]!)] is { } schema)
                Assert.All(example, given => Assert.True(schema["properties"]?[given.Key] is not null, $"{name}: {given.Key} of the example is no field of {schema}"));
        }
    }

    /// <summary>The client is made of a copy; <c>ENTENTE_WRITE=1</c> writes it anew. Where it is served differs and stays out.</summary>
    [Fact]
    public async Task The_client_is_made_of_the_document_that_is_served()
    {
        var file = Path.Combine(Sources.Root, "src", "Entente.Client", "openapi.json");
        var document = served.Document.DeepClone().AsObject();
        document.Remove("servers");
        var text = document.ToJsonString(Readable).ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable("ENTENTE_WRITE") == "1")
            await File.WriteAllTextAsync(file, text, Stop);
        else
            Assert.Equal((await File.ReadAllTextAsync(file, Stop)).Split('\n'), text.Split('\n'));
    }

    private static string Reference(JsonNode schema) => ((string?)schema["$ref"] ?? "").Split('/')[^1];

    private static bool IsNamed(JsonNode schema) =>
        schema["$ref"] is not null || schema["items"]?["$ref"] is not null || (schema["oneOf"] is JsonArray choices && choices.All(one => one!["$ref"] is not null || (string?)one["type"] == "null"));

    private static bool IsTyped(JsonNode shape) => shape["type"] is not null || shape["$ref"] is not null || shape["oneOf"] is not null;

    private static List<(string Name, JsonNode Call)> Operations(JsonNode document) =>
        [.. document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(call => ($"{call.Key} {path.Key}", call.Value!)))];

    [GeneratedRegex("^[a-z]+([A-Z][a-z]+)+$", RegexOptions.ExplicitCapture)]
    private static partial Regex Speaking();
}
