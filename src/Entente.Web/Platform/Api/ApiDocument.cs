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
    private const string Problem = nameof(Microsoft.AspNetCore.Mvc.ProblemDetails);

    private static readonly (int Status, string Text)[] Problems =
    [
        (400, "The request cannot be read; errors by field."), (401, "No key, and nobody signed in."), (403, "Outside the key's scopes or the person's rights."), (429, "Too many requests; see Retry-After."),
    ];

    public static void Describe(OpenApiOptions options)
    {
        options.CreateSchemaReferenceId = SchemaNames.Of;
        options.AddSchemaTransformer(SchemaShapes.Complete);
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Entente",
                Version = "v1",
                Description = "Organisation, internal supply chain, ratings and scorecards. Errors are application/problem+json with a sentence in the language of Accept-Language; lists page by after and limit.",
            };
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
            document.Components.SecuritySchemes[KeyScheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A key made by `entente key create`." };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(KeyScheme, document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(Complete);
    }

    private static async Task Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken stop)
    {
        var call = context.Description;
        var answered = call.SupportedResponseTypes.FirstOrDefault(answer => answer.StatusCode is StatusCodes.Status200OK)?.Type;
        operation.OperationId ??= OperationNames.Of(call.HttpMethod!, ('/' + call.RelativePath!)[ApiFeature.Root.Length..], isList: IsList(answered));
        operation.Responses ??= [];
        var problem = await context.GetOrCreateSchemaAsync(typeof(Microsoft.AspNetCore.Mvc.ProblemDetails), null, stop);
        context.Document!.AddComponent(Problem, problem);
        foreach (var (status, text) in Problems)
        {
            var content = new OpenApiMediaType { Schema = new OpenApiSchemaReference(Problem, context.Document) };
            operation.Responses.TryAdd(status.ToString(CultureInfo.InvariantCulture), new OpenApiResponse { Description = text, Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { [ProblemJson] = content } });
        }

        if (call.HttpMethod is not "GET")
            AddHeaders(operation);
        var metadata = call.ActionDescriptor.EndpointMetadata;
        foreach (var taken in metadata.OfType<TakesName>())
            ((OpenApiParameter)operation.Parameters!.Single(parameter => parameter.Name == taken.Parameter)).Schema = new OpenApiSchemaReference(taken.Names.Name, context.Document);
        if (metadata.OfType<TakesFile>().Any())
            operation.RequestBody = new OpenApiRequestBody { Required = true, Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/octet-stream"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } } } };
        if (metadata.OfType<RequestExample>().LastOrDefault() is { } example && operation.RequestBody?.Content is { } body)
        {
            foreach (var media in body.Values)
                media.Example = JsonNode.Parse(example.Json);
        }
    }

    private static bool IsList(Type? answered) => answered is { IsGenericType: true } && answered.GetGenericTypeDefinition() is var list && (list == typeof(Page<>) || list == typeof(IReadOnlyList<>));

    private static void AddHeaders(OpenApiOperation operation)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(Header(Idempotency.Header, "The same key gets the same answer for 24 hours."));
        operation.Parameters.Add(Header("If-Match", "The ETag of the version that was seen; 412 where another stands."));
    }

    private static OpenApiParameter Header(string name, string text) =>
        new() { Name = name, In = ParameterLocation.Header, Description = text, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
}
