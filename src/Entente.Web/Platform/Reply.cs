using Entente.Domain.Kernel;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Platform;

/// <summary>The one place that turns a refusal into an HTTP answer: its status, its stable code, and its sentence in the asker's language.</summary>
public sealed class Reply(IStringLocalizer<RefusalTexts> texts, IStringLocalizer<RefusalWords> words)
{
    /// <summary>The seconds after which a sender who was told to come back may do so.</summary>
    public const string ComeBack = "1";

    /// <summary>The status of a refusal.</summary>
    public static int StatusOf(Refusal refusal) => refusal.Kind switch
    {
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Stale => StatusCodes.Status412PreconditionFailed,
        RefusalKind.Unprocessable => StatusCodes.Status422UnprocessableEntity,
        RefusalKind.Busy => StatusCodes.Status503ServiceUnavailable,
        _ => throw new InvalidOperationException($"No status for {refusal.Kind}."),
    };

    /// <summary>
    /// The status of a page that shows a refusal beside what was typed. Something unknown that a form names is a mistake in the form: 404 would put the page for addresses that lead
    /// nowhere in its place, and what was typed would be gone.
    /// </summary>
    public static int StatusOnPage(Refusal refusal) => refusal.Kind is RefusalKind.NotFound ? StatusCodes.Status422UnprocessableEntity : StatusOf(refusal);

    /// <summary>The sentence of a refusal in the current language.</summary>
    public string Sentence(Refusal refusal) => texts[refusal.Code, [.. refusal.Arguments.Select(Said)]];

    /// <summary>The refusal as <c>application/problem+json</c>.</summary>
    public IResult Problem(Refusal refusal)
    {
        var sentence = Sentence(refusal);
        var extensions = new Dictionary<string, object?>(refusal.Details ?? new Dictionary<string, object?>(), StringComparer.Ordinal);
        if (refusal.Field is { } field)
            extensions["errors"] = new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [sentence] };
        var problem = Results.Problem(sentence, statusCode: StatusOf(refusal), title: sentence, type: $"https://entente.example/problems/{refusal.Code}", extensions: extensions);
        return refusal.Kind is RefusalKind.Busy ? new RetryAfter(problem) : problem;
    }

    private object Said(object argument) => argument switch
    {
        Word word => words[word.Key, word.Argument ?? ""].Value,
        IReadOnlyList<Word> list => string.Join(words["And"], list.Select(Said)),
        _ => argument,
    };

    private sealed class RetryAfter(IResult problem) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.RetryAfter = ComeBack;
            return problem.ExecuteAsync(httpContext);
        }
    }
}
