using System.Text.Json;
using System.Text.Json.Serialization;
using Scalar.AspNetCore;

namespace Entente.Web.Platform.Api;

/// <summary>What every call under /api/v1 shares: JSON in camelCase, problem details, idempotency, the OpenAPI document.</summary>
public static class ApiFeature
{
    public const string Root = "/api/v1";

    /// <summary>What a call may bring along, in bytes, where the call does not say otherwise.</summary>
    public const int LargestRequest = 1024 * 1024;

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
            json.SerializerOptions.Converters.Add(new InstantWithOffset());
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.Never;
        });
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddSingleton<Problems>();
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context => context.HttpContext.RequestServices.GetRequiredService<Problems>().Complete(context));
        services.AddExceptionHandler<RequestFaults>();
        services.AddRateLimits();
        services.AddValidation();
        services.AddSingleton<Idempotency>();
        services.AddOpenApi("v1", ApiDocument.Describe);
        return services;
    }

    /// <summary>Limits what is sent, and keeps answers for repeated requests; stands after authorisation, because keys of one sender mean nothing to another.</summary>
    public static void UseApi(this WebApplication app) =>
        app.UseWhen(http => http.Request.Path.StartsWithSegments(Root), api => api.Use(LargestContent.Hold).Use((http, next) => http.RequestServices.GetRequiredService<Idempotency>().InvokeAsync(http, next)));

    /// <summary>The group that features hang their calls into.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapOpenApi().RequireAuthorization(Policies.Anybody);
        endpoints.MapScalarApiReference(options => options.DisableTelemetry().DisableDefaultFonts().DisableAgent().DisableMcp().HideDeveloperTools().AddPreferredSecuritySchemes("key"));
        return endpoints.MapGroup(Root).DisableAntiforgery().WithMetadata(new LargestContent(LargestRequest)).AddEndpointFilter(OnlyFromHere).WithTags("Entente");
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
