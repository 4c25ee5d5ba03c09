using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;

namespace Entente.Bench;

/// <summary>What people and systems read beside ratings while nodes and database come and go: pages of signed-in people and calls with a key. Tells kinds of answers and how long they took.</summary>
internal static class PatientReader
{
    private const int Browsers = 6, Callers = 2;

    private static readonly string[] Pages = ["/", "/chain", "/units/provider", "/needs", "/admin/people", "/account"];

    private static readonly string[] Calls = ["/api/v1/scorecards", "/api/v1/chain", "/api/v1/units", "/api/v1/services"];

    private sealed record Answered(string Kind, double Milliseconds);

    public static async Task<int> Run(Uri address, string key, TimeSpan time)
    {
        var answers = new ConcurrentQueue<Answered>();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll([
            .. Enumerable.Range(0, Browsers).Select(number => Task.Run(() => Browse(address, number, watch, time, answers))),
            .. Enumerable.Range(0, Callers).Select(number => Task.Run(() => Call(address, key, number, watch, time, answers)))]);
        foreach (var kind in answers.GroupBy(answer => answer.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            var times = kind.Select(answer => answer.Milliseconds).Order().ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind.Key}: {times.Count}, p50 {times[times.Count / 2]:0.0} ms, p99 {times[times.Count * 99 / 100]:0.0} ms"));
        }

        // Nobody may be told that the program is broken, and nobody may be signed out by a node that went.
        return answers.Any(answer => answer.Kind.EndsWith(" 500", StringComparison.Ordinal) || answer.Kind.EndsWith("signed out", StringComparison.Ordinal)) ? 1 : 0;
    }

    private static async Task Browse(Uri address, int number, Stopwatch watch, TimeSpan time, ConcurrentQueue<Answered> answers)
    {
        using var visitor = new Visitor(address, number);
        await visitor.SignIn(SessionProbe.Email, SessionProbe.Password);
        for (var i = number; watch.Elapsed < time; i++)
        {
            var path = new Uri(address, Pages[i % Pages.Length]);
            await Measure("page", answers, async () =>
            {
                using var answer = await visitor.Get(path);
                _ = await answer.Content.ReadAsByteArrayAsync();
                return answer.RequestMessage!.RequestUri!.AbsolutePath == "/sign-in" ? "signed out" : Status(answer);
            });
            await Task.Delay(150);
        }
    }

    private static async Task Call(Uri address, string key, int number, Stopwatch watch, TimeSpan time, ConcurrentQueue<Answered> answers)
    {
        using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        for (var i = number; watch.Elapsed < time; i++)
        {
            var path = new Uri(Calls[i % Calls.Length], UriKind.Relative);
            await Measure("call", answers, async () =>
            {
                using var answer = await http.GetAsync(path);
                _ = await answer.Content.ReadAsByteArrayAsync();
                return Status(answer);
            });
            await Task.Delay(150);
        }
    }

    private static string Status(HttpResponseMessage answer) => ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);

    private static async Task Measure(string what, ConcurrentQueue<Answered> answers, Func<Task<string>> ask)
    {
        var began = Stopwatch.GetTimestamp();
        string kind;
        try
        {
            kind = await ask();
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            kind = "broken off";
        }

        answers.Enqueue(new Answered($"{what} {kind}", Stopwatch.GetElapsedTime(began).TotalMilliseconds));
    }
}
