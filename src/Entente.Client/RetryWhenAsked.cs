using System.Net;

namespace Entente.Client;

/// <summary>
/// Sends a call again where the program asks for it: 429, too many, and 503, the database is just being started again. It waits as long
/// as <c>Retry-After</c> says, and gives the answer on where that is longer than <see cref="Longest"/>. Every write carries an
/// idempotency key, so that nothing is done twice; a file that is sent as it is read cannot be sent again.
/// </summary>
/// <param name="time">Whose clock the waiting follows.</param>
public sealed class RetryWhenAsked(TimeProvider time) : DelegatingHandler
{
    private const int Most = 4;
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(1);

    /// <summary>By the system's clock.</summary>
    public RetryWhenAsked()
        : this(TimeProvider.System)
    {
    }

    /// <summary>What is still waited for: a minute unless told otherwise.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var sent = 1; ; sent++)
        {
            var answer = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (sent == Most || request.Content is StreamContent || answer.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable))
                return answer;
            var pause = AskedFor(answer, time) ?? Usual * sent;
            if (pause > Longest)
                return answer;
            answer.Dispose();
            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
        }
    }

    internal static TimeSpan? AskedFor(HttpResponseMessage answer, TimeProvider time) => answer.Headers.RetryAfter switch
    {
        { Delta: { } pause } => pause,
        { Date: { } at } => at - time.GetUtcNow() is var pause && pause > TimeSpan.Zero ? pause : TimeSpan.Zero,
        _ => null,
    };
}
