using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Entente.Web.Platform.Api;

/// <summary>What every operation of the OpenAPI document shares: the key it takes, the problems it may answer, the headers of writes.</summary>
internal static class ApiDocument
{
    private const string KeyScheme = "key";
    private const string ProblemJson = "application/problem+json";

    private static readonly (int Status, string Text)[] Problems =
    [
        (400, "The request cannot be read; errors by field."), (401, "No key, and nobody signed in."), (403, "Outside the key's scopes or the person's rights."), (429, "Too many requests; see Retry-After."),
    ];

    public static void Describe(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Entente", Version = "v1",
                Description = "Organisation, internal supply chain, ratings and scorecards. Errors are application/problem+json with a sentence in the language of Accept-Language; lists page by after and limit.",
            };
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
            document.Components.SecuritySchemes[KeyScheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A key made by `entente key create`." };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(KeyScheme, document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            operation.Responses ??= [];
            foreach (var (status, text) in Problems)
                operation.Responses.TryAdd(status.ToString(CultureInfo.InvariantCulture), new OpenApiResponse { Description = text, Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { [ProblemJson] = new() } });
            if (context.Description.HttpMethod is not "GET")
                AddHeaders(operation);
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<RequestExample>().LastOrDefault() is { } example && operation.RequestBody?.Content is { } content)
            {
                foreach (var media in content.Values)
                    media.Example = JsonNode.Parse(example.Json);
            }

            return Task.CompletedTask;
        });
    }

    private static void AddHeaders(OpenApiOperation operation)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(Header(Idempotency.Header, "The same key gets the same answer for 24 hours."));
        operation.Parameters.Add(Header("If-Match", "The ETag of the version that was seen; 412 where another stands."));
    }

    private static OpenApiParameter Header(string name, string text) =>
        new() { Name = name, In = ParameterLocation.Header, Description = text, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
}
