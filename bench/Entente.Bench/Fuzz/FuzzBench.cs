using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Entente.Bench.Fuzz;

/// <summary>Calls every operation of the API with what nobody should send, as nobody, as keys of every scope and as an administrator's key. Nothing may answer 500, and no answer may show the inside of the program.</summary>
internal static class FuzzBench
{
    private const int Senders = 4;

    private static readonly string[] Inside = ["   at Entente.", "   at System.", "   at Microsoft.", "Exception:", "SqliteException", "NpgsqlException", "SQLite Error", "StackTrace", "Data Source=", "password_hash"];

    private static readonly string[] ContentTypes = ["application/json", "application/json", "application/json", "application/json", "text/plain", "application/xml", "application/x-ndjson", "multipart/form-data"];

    public static async Task<int> Run(Uri address, string keysFile, int count, int seed)
    {
        var keys = await File.ReadAllLinesAsync(keysFile);
        using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        var document = JsonNode.Parse(await Get(http, "/openapi/v1.json", keys[0]))!;
        var operations = Operation.In(document);
        var known = await Known(http, operations, keys[0]);
        var findings = new ConcurrentQueue<string>();
        var statuses = new ConcurrentDictionary<int, int>();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Run(async () =>
        {
            var dice = new Random(seed * Senders + sender);
            var values = new Values(dice, document, known);
            for (var i = sender; i < count; i += Senders)
            {
                // Each operation in turn, so that none is left out by chance.
                using var request = Request(operations[i % operations.Count], values, dice, keys);
                await Judge(http, request, operations[i % operations.Count], findings, statuses);
            }
        })));
        foreach (var finding in findings.Distinct().Order(StringComparer.Ordinal).Take(60))
            Console.WriteLine(finding);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} requests to {operations.Count} operations with {keys.Length} keys and none, seed {seed}, {watch.Elapsed.TotalSeconds:0} s: {string.Join(", ", statuses.OrderBy(each => each.Key).Select(each => $"{each.Key}: {each.Value}"))}; {findings.Count} findings"));
        return findings.IsEmpty ? 0 : 1;
    }

    private static HttpRequestMessage Request(Operation operation, Values values, Random dice, string[] keys)
    {
        var path = operation.Path;
        var query = new List<string>();
        var headers = new List<(string, string)>();
        foreach (var (name, place, schema) in operation.Parameters)
        {
            if (place == "path")
                path = path.Replace("{" + name + "}", Uri.EscapeDataString(Whole(values.Word(schema))), StringComparison.Ordinal);
            else if (dice.Next(3) > 0 && place == "query")
                query.Add($"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(Whole(values.Word(schema)))}");
            else if (dice.Next(3) == 0)
                headers.Add((name, values.Word(schema)));
        }

        var request = new HttpRequestMessage(new HttpMethod(operation.Method), new Uri(path[..Math.Min(path.Length, 6000)] + (query.Count > 0 ? "?" + string.Join('&', query)[..Math.Min(string.Join('&', query).Length, 6000)] : ""), UriKind.Relative));
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, string.Concat(value.Where(char.IsAscii)).ReplaceLineEndings(" "));
        if (dice.Next(6) is var who and > 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", who > 2 ? keys[0] : keys[dice.Next(keys.Length)]);
        if (operation.Body is not null || dice.Next(20) == 0)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(values.Json(operation.Body)));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", ContentTypes[dice.Next(ContentTypes.Length)]);
        }

        return request;
    }

    private static async Task Judge(HttpClient http, HttpRequestMessage request, Operation operation, ConcurrentQueue<string> findings, ConcurrentDictionary<int, int> statuses)
    {
        try
        {
            using var answer = await http.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            statuses.AddOrUpdate((int)answer.StatusCode, 1, (_, before) => before + 1);
            if ((int)answer.StatusCode >= 500)
                findings.Enqueue($"{operation.Name}: {(int)answer.StatusCode} to {await Told(request)}: {text[..Math.Min(text.Length, 300)]}");
            if (Inside.FirstOrDefault(inside => text.Contains(inside, StringComparison.Ordinal)) is { } shown)
                findings.Enqueue($"{operation.Name}: shows \"{shown}\" to {await Told(request)}");
            if (answer.Headers.Contains("X-Injected"))
                findings.Enqueue($"{operation.Name}: a header was put in by {await Told(request)}");
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException or IOException)
        {
            findings.Enqueue($"{operation.Name}: no answer to {await Told(request)} ({fault.Message})");
        }
    }

    private static async Task<string> Told(HttpRequestMessage request)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync();
        var address = request.RequestUri!.ToString();
        return $"{address[..Math.Min(address.Length, 200)]} {body[..Math.Min(body.Length, 300)]}";
    }

    /// <summary>Codes, addresses and ids that exist, from whatever lists answer.</summary>
    private static async Task<List<string>> Known(HttpClient http, IReadOnlyList<Operation> operations, string key)
    {
        var known = new HashSet<string>(StringComparer.Ordinal) { "2026", "2026-Q3", "2026-07" };
        foreach (var list in operations.Where(operation => operation.Method == "GET" && !operation.Path.Contains('{', StringComparison.Ordinal)))
        {
            try
            {
                var found = JsonNode.Parse(await Get(http, list.Path, key));
                var items = (found as JsonArray ?? (found as JsonObject)?["items"] as JsonArray)?.Take(8) ?? [];
                foreach (var item in items.OfType<JsonObject>())
                    known.UnionWith(new[] { "id", "code", "email" }.Select(name => (string?)item[name]?.ToString()).OfType<string>());
            }
            catch (Exception fault) when (fault is HttpRequestException or System.Text.Json.JsonException)
            {
                // Lists that ask for a period, and files, are called by the fuzzing itself.
            }
        }

        return [.. known];
    }

    private static async Task<string> Get(HttpClient http, string path, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var answer = await http.SendAsync(request);
        return (await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!;
    }

    /// <summary>Half a surrogate cannot be written into an address.</summary>
    private static string Whole(string word) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(word));
}
