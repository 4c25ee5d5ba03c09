using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Entente.Client;

/// <summary>The program said no, and why: the problem details of its answer.</summary>
public sealed class ProblemException : Exception
{
    private ProblemException(HttpStatusCode status, ProblemDetails problem, TimeSpan? retryAfter)
        : base(problem.Detail ?? problem.Title ?? $"The answer was {(int)status}.") => (Status, Problem, RetryAfter) = (status, problem, retryAfter);

    /// <summary>The status of the answer.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>The whole problem, with a sentence in the language asked for and what is wrong by field.</summary>
    public ProblemDetails Problem { get; }

    /// <summary>After how long to try again; null where the answer does not say.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>The stable name of a refusal, such as <c>chain.code-taken</c>; null for what has none, such as 401.</summary>
    public string? Code => Problem.Type is { } type && type.Contains("/problems/", StringComparison.Ordinal) ? type[(type.LastIndexOf('/') + 1)..] : null;

    internal static async Task<ProblemException> Of(HttpResponseMessage answer, JsonSerializerOptions json, CancellationToken stop)
    {
        ProblemDetails? problem = null;
        if (answer.Content.Headers.ContentType?.MediaType == "application/problem+json")
        {
            try
            {
                problem = await answer.Content.ReadFromJsonAsync<ProblemDetails>(json, stop).ConfigureAwait(false);
            }
            catch (JsonException)
            {
                // Whatever stands between us and the program wrote it; the status says enough.
            }
        }

        return new ProblemException(answer.StatusCode, problem ?? new ProblemDetails { Status = (int)answer.StatusCode, Title = answer.ReasonPhrase }, RetryWhenAsked.AskedFor(answer, TimeProvider.System));
    }
}
