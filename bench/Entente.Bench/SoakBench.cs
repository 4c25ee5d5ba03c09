using System.Diagnostics;
using System.Globalization;

namespace Entente.Bench;

/// <summary>
/// One node with the example company: what it holds for 500 signed-in browsers and 100 live boards, and whether it grows while they read, write and rate. Memory is what the kernel counts as the program's own,
/// and what the collector kept after its last full collection.
/// </summary>
internal sealed class SoakBench(Uri address, int process, string key)
{
    private const int Browsers = 500, Boards = 100, Notes = 40;

    /// <summary>Growth over the second half that counts as a leak, as a part.</summary>
    private const double MostGrowth = 0.05;

    private const string Password = "four-rings-and-a-lift";

    private static readonly string[] Emails = ["li.wei", "pan.jie", "tan.hui", "chen.guodong", "long.fei", "gu.mingyuan", "wu.jiahui"];

    private static readonly string[] Pages = ["/", "/chain", "/units/after-sales", "/needs", "/recoveries", "/goals", "/units", "/inbox", "/account"];

    private readonly List<Visitor> visitors = [];
    private readonly List<Circuit> circuits = [];
    private long read, refused, written;

    public async Task<int> Run(TimeSpan time)
    {
        var rested = await Memory();
        Say($"at rest: {rested}");
        await SignIn();
        var signedIn = await Memory();
        Say($"{Browsers} signed in: {signedIn}; {(signedIn.Held - rested.Held) * 1024 / Browsers:0} KB each");
        var board = await Board();
        var notes = await WriteNotes(board);
        for (var i = 0; i < Boards; i++)
            circuits.Add(await Circuit.Open(visitors[i * Emails.Length % visitors.Count], board));
        await Task.Delay(TimeSpan.FromSeconds(10));
        var live = await Memory();
        Say($"{circuits.Count(circuit => circuit.IsConnected)} live boards: {live}; {(live.Held - signedIn.Held) * 1024 / Boards:0} KB each");

        using var end = new CancellationTokenSource(time);
        var watch = Stopwatch.StartNew();
        Task[] working = [.. Enumerable.Range(0, 4).Select(reader => ReadPages(reader, end.Token)), ChangeNotes(board, notes, end.Token)];
        var samples = new List<(double Minute, Reading Reading)>();
        var step = TimeSpan.FromSeconds(Math.Max(20, time.TotalSeconds / 30));
        while (!end.IsCancellationRequested)
        {
            await Task.Delay(step);
            samples.Add((watch.Elapsed.TotalMinutes, await Memory()));
            Say($"{samples[^1].Minute:0.0} min: {samples[^1].Reading}; {Volatile.Read(ref read)} pages, {Volatile.Read(ref refused)} refused, {Volatile.Read(ref written)} changes of notes, {circuits.Sum(circuit => (long)circuit.Drawn)} drawings");
        }

        await Task.WhenAll(working);
        var half = samples.Skip(samples.Count / 2).ToList();
        var (early, late) = (half.Take(half.Count / 2).Min(one => one.Reading.Held), half.Skip(half.Count / 2).Min(one => one.Reading.Held));
        var growth = (late / early) - 1;
        var connected = circuits.Count(circuit => circuit.IsConnected);
        Say($"{connected} of {Boards} boards still live; kept after collections: {early:0} MB in the third quarter, {late:0} MB in the last, growth {growth:P1} (most {MostGrowth:P0})");
        return connected == Boards && growth <= MostGrowth ? 0 : 1;
    }

    private async Task SignIn()
    {
        for (var i = 0; i < Browsers; i++)
        {
            visitors.Add(new Visitor(address, i));
            await visitors[i].SignIn($"{Emails[i % Emails.Length]}@hengtong.example", Password);
        }
    }

    /// <summary>A workshop that is open for notes; HR calls it.</summary>
    private async Task<string> Board()
    {
        var leads = visitors[Array.IndexOf(Emails, "tan.hui")];
        var form = new Uri(address, "/workshops/new");
        var path = (await leads.Submit(form, form, [
            ("Form.At", DateTime.UtcNow.AddDays(1).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)), ("Form.Facilitator", "tan.hui@hengtong.example"), ("Form.Dots", "3"),
            ("Form.Participants", "li.wei@hengtong.example"), ("Form.Participants", "chen.guodong@hengtong.example"), ("Form.Period", NextQuarter())])).AbsolutePath;
        foreach (var stage in new[] { "Expectations", "State", "Swot" })
            _ = await leads.Submit(new Uri(address, path), new Uri(address, path + "/lead"), ("Verb", "Move"), ("To", stage));
        return path;
    }

    private static string NextQuarter()
    {
        var day = DateTime.UtcNow.AddMonths(3);
        return string.Create(CultureInfo.InvariantCulture, $"{day.Year}-Q{((day.Month - 1) / 3) + 1}");
    }

    private async Task ReadPages(int reader, CancellationToken stop)
    {
        for (var i = reader; !stop.IsCancellationRequested; i += 4)
        {
            using var answer = await visitors[i % visitors.Count].Get(new Uri(address, Pages[i % Pages.Length]));
            _ = await answer.Content.ReadAsByteArrayAsync(CancellationToken.None);
            Interlocked.Increment(ref answer.IsSuccessStatusCode || answer.StatusCode is System.Net.HttpStatusCode.Forbidden ? ref read : ref refused);
            await Task.Delay(250, CancellationToken.None);
        }
    }

    /// <summary>What the board holds before it is live: afterwards it changes and does not grow, so that whatever grows then is held too long.</summary>
    private async Task<Guid[]> WriteNotes(string board)
    {
        var writer = visitors[Array.IndexOf(Emails, "li.wei")];
        var notes = Enumerable.Range(0, Notes).Select(_ => Guid.CreateVersion7()).ToArray();
        foreach (var note in notes)
            _ = await writer.Submit(new Uri(address, board), new Uri(address, board + "/notes"), ("Id", note.ToString()), ("Kind", "Strength"), ("Text", "as it was"));
        return notes;
    }

    private async Task ChangeNotes(string board, Guid[] notes, CancellationToken stop)
    {
        var writer = visitors[Array.IndexOf(Emails, "li.wei")];
        while (!stop.IsCancellationRequested)
        {
            var (note, version) = (notes[written % Notes], 1 + (written / Notes));
            _ = await writer.Submit(
                new Uri(address, board), new Uri(address, $"{board}/notes/{note}"), ("Do", "Edit"), ("SeenVersion", version.ToString(CultureInfo.InvariantCulture)), ("Text", string.Create(CultureInfo.InvariantCulture, $"changed {version}")));
            Interlocked.Increment(ref written);
            await Task.Delay(TimeSpan.FromSeconds(3), CancellationToken.None);
        }
    }

    private sealed record Reading(double Resident, double Held)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Resident:0} MB resident, {Held:0} MB kept by the collector");
    }

    private async Task<Reading> Memory()
    {
        using var http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", key);
        var text = await http.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        var held = text.Split('\n').Where(line => line.StartsWith("dotnet_gc_last_collection_heap_size_bytes", StringComparison.Ordinal)).Sum(line => double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));
        using var program = Process.GetProcessById(process);
        return new Reading(program.WorkingSet64 / 1e6, held / 1e6);
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
