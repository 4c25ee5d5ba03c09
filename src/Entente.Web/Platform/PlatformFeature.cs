using Entente.Web.Platform.Jobs;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace Entente.Web.Platform;

/// <summary>Who asks, how faults are answered, and the headers of every answer.</summary>
public static class PlatformFeature
{
    private const string Csp = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>The reference of the API starts itself by a script in its page; nothing that anybody wrote stands there.</summary>
    private const string ReferenceCsp = Csp + "; script-src 'self' 'unsafe-inline'; font-src 'self' data:";

    public static IServiceCollection AddPlatform(this IServiceCollection services, string dataFolder)
    {
        services.AddSingleton(provider => SealingKey.From(provider.GetRequiredService<IConfiguration>()[SealingKey.Variable], dataFolder));
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, SealedKeys>();
        services.AddHttpContextAccessor();
        services.AddSingleton<Actors>();
        services.AddScoped<CurrentActor>();
        services.AddSingleton<CompanyCalendar>();
        services.AddSingleton<Reply>();
        services.AddSingleton<RecordExport>();
        services.AddSingleton<ReadJobs>();
        services.AddSingleton<HastenJob>();
        services.AddHostedService<JobRunner>();
        services.AddSingleton<Messages.CountUnread>();
        services.AddSingleton<Outgoing.OutgoingSettings>();
        return services;
    }

    public static void UsePlatform(this WebApplication app)
    {
        app.Use(async (context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments("/scalar") ? ReferenceCsp : Csp;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
            await next(context);
        });
        app.UseWhen(context => IsApi(context), api =>
        {
            api.UseExceptionHandler();
            api.UseStatusCodePages();
        });
        app.UseWhen(context => !IsApi(context), pages =>
        {
            pages.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = "/error/500",
                CreateScopeForErrors = true,
                // A form that lacks its token, say: wrong on the sender's side, not on ours.
                StatusCodeSelector = fault => fault is BadHttpRequestException bad ? bad.StatusCode
                    : Data.DatabaseFaults.IsUnwritable(fault) || Data.DatabaseFaults.IsAway(fault) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,
            });
            pages.UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true);
        });
        app.Use((context, next) =>
        {
            // The page that says why is read, whatever was asked for: a form's POST would be judged as a POST to it.
            if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null)
                context.Request.Method = HttpMethods.Get;
            return next(context);
        });
    }

    private static bool IsApi(HttpContext context) => ProgramPaths.Hold(context.Request.Path);
}
