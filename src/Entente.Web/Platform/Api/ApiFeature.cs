using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Entente.Web.Platform.Api;

/// <summary>What every call under /api/v1 shares: JSON in camelCase, problem details, idempotency, the OpenAPI document.</summary>
public static class ApiFeature
{
    public const string Root = "/api/v1";

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.Never;
        });
        services.AddValidation();
        services.AddSingleton<Idempotency>();
        services.AddOpenApi("v1", options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "Entente", Version = "v1", Description = "Organisation, internal supply chain, ratings and scorecards. Errors are application/problem+json; lists page by after and limit." };
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
            document.Components.SecuritySchemes["key"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A key made by `entente key create`." };
            return Task.CompletedTask;
        }));
        return services;
    }

    /// <summary>Keeps answers for repeated requests; stands after authorisation, because keys of one sender mean nothing to another.</summary>
    public static void UseApi(this WebApplication app) =>
        app.UseWhen(http => http.Request.Path.StartsWithSegments(Root), api => api.Use((http, next) => http.RequestServices.GetRequiredService<Idempotency>().InvokeAsync(http, next)));

    /// <summary>The group that features hang their calls into.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapOpenApi();
        endpoints.MapScalarApiReference();
        return endpoints.MapGroup(Root).DisableAntiforgery().AddEndpointFilter(OnlyFromHere).WithTags("Entente");
    }

    /// <summary>
    /// A browser sends a person's cookie along from anywhere; a call that changes something is taken only from our own pages. Keys
    /// are never sent by a browser on its own.
    /// </summary>
    private static async ValueTask<object?> OnlyFromHere(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        var changes = !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);
        var foreign = request.Headers["Sec-Fetch-Site"] is [not ("same-origin" or "none")];
        return changes && foreign && request.Headers.Authorization.Count == 0 ? Results.Problem(statusCode: StatusCodes.Status403Forbidden) : await next(context);
    }
}
