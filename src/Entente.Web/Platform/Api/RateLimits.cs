using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;

namespace Entente.Web.Platform.Api;

/// <summary>
/// How much one sender may ask: so much that nobody who means well meets the limit, and so little that one sender cannot keep the
/// others out. Ratings are held back by the writer's queue instead.
/// </summary>
public static class RateLimits
{
    private static readonly Allowance Program = new(20_000, 10_000);
    private static readonly Allowance Individual = new(600, 60);
    private static readonly Allowance Stranger = new(600, 60);

    /// <summary>Doors behind which a password or a token could be guessed; a whole company may stand before them at nine o'clock.</summary>
    private static readonly Allowance Door = new(300, 3);

    private static readonly string[] Doors = ["/sign-in", "/invitation", "/first-administrator", "/account"];

    private sealed record Allowance(int AtOnce, int PerSecond);

    public static IServiceCollection AddRateLimits(this IServiceCollection services) => services.AddSingleton(_ => PartitionedRateLimiter.Create<HttpContext, string>(Of));

    /// <summary>The platform's own middleware makes a second limiter, whose timer nobody ends and which holds the whole program until the process does.</summary>
    public static void UseRateLimits(this IApplicationBuilder app)
    {
        var limiter = app.ApplicationServices.GetRequiredService<PartitionedRateLimiter<HttpContext>>();
        app.Use(async (http, next) =>
        {
            using var lease = limiter.AttemptAcquire(http);
            if (lease.IsAcquired)
            {
                await next(http);
                return;
            }

            var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var time) ? Math.Max(1, (int)Math.Ceiling(time.TotalSeconds)) : 1;
            http.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        });
    }

    private static RateLimitPartition<string> Of(HttpContext http)
    {
        var path = http.Request.Path;
        var address = http.Connection.RemoteIpAddress?.ToString() ?? "";
        if (HttpMethods.IsPost(http.Request.Method) && Array.Exists(Doors, door => path.StartsWithSegments(door)))
            return Bucket("door " + address, Door);
        if (path.StartsWithSegments("/r") || path.StartsWithSegments("/callbacks") || path.StartsWithSegments("/calendar"))
            return Bucket("stranger " + address, Stranger);
        if (!ProgramPaths.Hold(path))
            return RateLimitPartition.GetNoLimiter("");
        if (http.User.FindFirstValue(Actor.KeyClaim) is { } key)
            return Bucket("key " + key, Program);
        return http.User.FindFirstValue(Actor.PersonClaim) is { } person ? Bucket("person " + person, Individual) : Bucket("stranger " + address, Stranger);
    }

    private static RateLimitPartition<string> Bucket(string name, Allowance allowance) => RateLimitPartition.GetTokenBucketLimiter(name, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = allowance.AtOnce,
        TokensPerPeriod = allowance.PerSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    });
}
