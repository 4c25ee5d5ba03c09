using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;

namespace Entente.Bench;

/// <summary>A unit page over a million stored ratings against the same page over ten thousand: same links, same raters, a hundred times the ratings.</summary>
internal static class PagesBench
{
    private const double GoalRatio = 2;
    private const int Links = 200;
    private const int RatersInAll = 2000;

    public static async Task<int> Run(string program)
    {
        var (small, smallStale) = await Measure(program, 10_000);
        var (large, largeStale) = await Measure(program, 1_000_000);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"unit page: median {small:0.0} ms over 10,000 ratings, {large:0.0} ms over 1,000,000; ratio {large / small:0.00} (goal {GoalRatio:0.00})"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first view after a change: {smallStale:0} ms and {largeStale:0} ms; ratio {largeStale / smallStale:0.00}"));
        Console.WriteLine(large / small <= GoalRatio ? "goal met" : "GOAL MISSED");
        return large / small <= GoalRatio ? 0 : 1;
    }

    private static async Task<(double Median, double First)> Measure(string program, int ratings)
    {
        using var server = new Server(program);
        var file = Path.Combine(server.Folder, "ratings.csv");
        await Write(file, ratings);
        var import = Stopwatch.StartNew();
        await server.Import(file);
        var bytes = new FileInfo(Path.Combine(server.Folder, "entente.db")).Length;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ratings} ratings imported in {import.Elapsed.TotalSeconds:0.0} s, {bytes / 1e6:0.0} MB"));
        await server.MakeKey("admin");
        await server.Start();
        using var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", server.Keys[^1]);
        _ = await Time(http, "/sign-in");
        await server.Rests();
        var first = await Time(http, "/units/provider?period=2025-Q1");
        var times = new List<double>();
        for (var i = 0; i < 60; i++)
            times.Add(await Time(http, "/units/provider?period=2025-Q1"));
        return (times.Order().ElementAt(times.Count / 2), first);
    }

    private static async Task<double> Time(HttpClient http, string path)
    {
        var start = Stopwatch.GetTimestamp();
        using var answer = await http.GetAsync(path);
        _ = await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static async Task Write(string file, int ratings)
    {
        await using var text = new StreamWriter(file);
        await text.WriteLineAsync("provider,service,customer,rater,value,at,scale,reference");
        var random = new Random(7);
        for (var i = 0; i < ratings; i++)
        {
            var rater = i % RatersInAll;
            var customer = rater % 10;
            var service = random.Next(Links / 10);
            var day = new DateTime(2025, 1, 1, 9, 0, 0, DateTimeKind.Unspecified).AddDays(random.Next(90));
            await text.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"provider,service-{service},customer-{customer},r{rater}@bench.example,{1 + random.Next(5)},{day:s},5,n{i}"));
        }
    }
}
