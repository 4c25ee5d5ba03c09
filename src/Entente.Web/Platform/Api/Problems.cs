using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Platform.Api;

/// <summary>Gives every problem its sentence in the asker's language, its reference, and field names as they stand in JSON.</summary>
public sealed partial class Problems(IStringLocalizer<ProblemTexts> texts)
{
    public void Complete(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        problem.Extensions["reference"] = context.HttpContext.TraceIdentifier;
        if (problem is HttpValidationProblemDetails invalid)
        {
            problem.Detail ??= texts["Validation"];
            problem.Title = problem.Detail;
            invalid.Errors = invalid.Errors.ToDictionary(error => Name(error.Key), error => Array.ConvertAll(error.Value, Sentence), StringComparer.Ordinal);
        }

        problem.Type ??= "about:blank";
        var status = problem.Status ?? context.HttpContext.Response.StatusCode;
        if (problem.Detail is null && texts[status.ToString(CultureInfo.InvariantCulture)] is { ResourceNotFound: false } sentence)
            problem.Detail = sentence;
        // A refusal brings a title of its own; the framework's are English.
        if (problem.Type?.StartsWith("https://entente.", StringComparison.Ordinal) is not true)
            problem.Title = problem.Detail;
    }

    private static string Name(string path) => string.Join('.', path.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));

    private string Sentence(string english)
    {
        if (Required().IsMatch(english))
            return texts["Required"];
        return TooLong().Match(english) is { Success: true } match ? texts["TooLong", match.Groups["most"].Value] : english;
    }

    [GeneratedRegex("field is required", RegexOptions.NonBacktracking)]
    private static partial Regex Required();

    [GeneratedRegex("maximum length of '(?<most>[0-9]+)'", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex TooLong();
}
