using System.Text.Json;

namespace Entente.Web.Platform.Api;

/// <summary>
/// What an operation is called in the OpenAPI document, and so in clients made from it: a verb and its resource, from the method and
/// the address, which are promises. <c>GET /units/{code}/scorecard</c> is <c>getUnitScorecard</c>, <c>POST /needs/{id}/answer-refusal</c>
/// <c>answerNeedRefusal</c>. An address that would speak badly is given a name of its own with <c>WithName</c>.
/// </summary>
internal static class OperationNames
{
    private static readonly Dictionary<string, string> Irregular = new(StringComparer.Ordinal) { ["people"] = "person", ["criteria"] = "criterion" };
    private static readonly Dictionary<string, string> Verbs = new(StringComparer.Ordinal) { ["timer"] = "time", ["objection"] = "objectTo", ["removal"] = "remove" };

    /// <summary>The name of a call.</summary>
    /// <param name="method">GET, POST …</param>
    /// <param name="path">Under the root, with its parameters in braces.</param>
    /// <param name="isList">Whether it answers a list or a page of one.</param>
    public static string Of(string method, string path, bool isList)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var last = segments[^1];
        var isStep = method == HttpMethods.Post && !IsParameter(last) && segments.Length > 1 && Singular(last) == last;
        var resource = isStep ? segments[..^1] : segments;
        var words = resource.Select((segment, place) => Word(resource, place, keeps: place == resource.Length - 1 && method != HttpMethods.Post));
        if (!isStep)
            return Verb(method, isList) + string.Concat(words);
        // answer-refusal of a need: the verb first, then what it is done to, then the rest.
        var step = last.Split('-');
        return Verbs.GetValueOrDefault(step[0], step[0]) + string.Concat(words) + string.Concat(step[1..].Select(Capital));
    }

    private static string Verb(string method, bool isList) => method switch
    {
        "GET" => isList ? "list" : "get",
        "POST" => "create",
        "PUT" or "PATCH" => "change",
        _ => "delete",
    };

    /// <summary>One of a list is singular, a whole list plural; of parameters only one that follows another speaks.</summary>
    private static string Word(string[] segments, int place, bool keeps)
    {
        var segment = segments[place];
        if (!IsParameter(segment))
            return Capital(keeps ? segment : Singular(segment));
        return place > 0 && IsParameter(segments[place - 1]) ? Capital(segment.Trim('{', '}').Split(':')[0]) : "";
    }

    private static string Singular(string plural) => plural switch
    {
        _ when Irregular.TryGetValue(plural, out var one) => one,
        _ when plural.EndsWith("ies", StringComparison.Ordinal) => plural[..^3] + "y",
        _ when plural.EndsWith('s') && !plural.EndsWith("ss", StringComparison.Ordinal) => plural[..^1],
        _ => plural,
    };

    private static bool IsParameter(string segment) => segment.StartsWith('{');

    private static string Capital(string words) => string.Concat(words.Split('-').Select(word => char.ToUpperInvariant(word[0]) + JsonNamingPolicy.CamelCase.ConvertName(word)[1..]));
}
