using System.Text.Json;
using Entente.Web.Data;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Platform.Api;

/// <summary>
/// Answers a request that cannot be read with what is wrong with it: no fault of ours, so no line in the log. Every other fault
/// stands there with the reference that the asker was given, and without the address, which may hold a token.
/// </summary>
public sealed class RequestFaults(IProblemDetailsService problems, IStringLocalizer<ProblemTexts> texts, ILogger<RequestFaults> log) : IExceptionHandler
{
    /// <summary>Seconds: whoever makes room on a disk needs a while.</summary>
    private const string OnceThereIsRoom = "30";

    /// <summary>Seconds in which a database is back that was only started again.</summary>
    private const string OnceItIsBack = "5";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is BadHttpRequestException && !ProgramPaths.Hold(httpContext.Request.Path))
            return false;
        if (exception is not BadHttpRequestException fault)
        {
            log.LogError(exception, "Reference {Reference}: {Endpoint} failed.", httpContext.TraceIdentifier, httpContext.Features.Get<IExceptionHandlerFeature>()?.Endpoint?.DisplayName);
            var isAway = DatabaseFaults.IsAway(exception);
            if (!isAway && !DatabaseFaults.IsUnwritable(exception))
                return false;
            httpContext.Response.Headers.RetryAfter = isAway ? OnceItIsBack : OnceThereIsRoom;
            if (!ProgramPaths.Hold(httpContext.Request.Path))
                return false;
            httpContext.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            await problems.WriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = { Status = StatusCodes.Status503ServiceUnavailable, Detail = texts[isAway ? "Away" : "Unwritable"] } });
            return true;
        }

        httpContext.Response.StatusCode = fault.StatusCode;
        var json = fault.InnerException as JsonException;
        var sentence = json switch
        {
            _ when fault.StatusCode != StatusCodes.Status400BadRequest => null,
            { Path: { Length: > 0 } path, LineNumber: { } line } => texts["Json.At", path, line + 1].Value,
            not null => texts["Json"].Value,
            null => null,
        };
        await problems.WriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = { Status = fault.StatusCode, Detail = sentence } });
        return true;
    }
}
