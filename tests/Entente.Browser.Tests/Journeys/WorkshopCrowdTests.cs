using System.Diagnostics;
using System.Globalization;
using Entente.Browser.Tests.Kit;
using Entente.Domain.Workshops;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Entente.Browser.Tests.Journeys;

/// <summary>Many browsers write on one board, and the server is killed in the middle. <c>bench/workshop</c> runs it with twenty.</summary>
public sealed class WorkshopCrowdTests(ExampleCompany example, ITestOutputHelper output)
{
    /// <summary>Keeps, over reloads, when each note was sent from here and when it was first seen here, by the browsers' one clock.</summary>
    private const string Watching = """
        (() => {
          const seen = JSON.parse(sessionStorage.getItem("seen") ?? "{}"), sent = JSON.parse(sessionStorage.getItem("sent") ?? "{}");
          const look = node => node.querySelectorAll?.("[data-note] > .text").forEach(text => { if (!(text.textContent in seen)) { seen[text.textContent] = Date.now(); later(); } });
          let timer;
          const later = () => { timer ??= setTimeout(() => { timer = null; sessionStorage.setItem("seen", JSON.stringify(seen)); }, 500); };
          new MutationObserver(changes => changes.forEach(change => change.addedNodes.forEach(look))).observe(document, { childList: true, subtree: true });
          window.crowd = { seen, sent, send: text => { sent[text] = Date.now(); sessionStorage.setItem("sent", JSON.stringify(sent)); } };
        })();
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [BrowserFact(Timeout = 240_000)]
    public Task Every_acknowledged_note_outlives_the_killed_server_and_the_browsers_come_back_by_themselves() => Write(3, 4, TimeSpan.FromSeconds(4), 2, TestContext.Current.CancellationToken);

    [BrowserFact(Explicit = true, Timeout = 900_000)]
    public async Task Twenty_browsers_write_six_hundred_notes_in_two_minutes()
    {
        await Write(20, 30, TimeSpan.FromMinutes(2), null, TestContext.Current.CancellationToken);
        await Write(20, 6, TimeSpan.FromSeconds(24), 3, TestContext.Current.CancellationToken);
    }

    /// <summary>Everybody writes their notes within the time, evenly; where it is said, the server is killed once a note of that number was written and started again.</summary>
    private async Task Write(int browsers, int each, TimeSpan within, int? killedAt, CancellationToken stop)
    {
        var room = await WorkshopRoom.In(example, WorkshopStage.Swot);
        await using var served = new Served(example.App);
        await served.Start();
        var windows = new List<Window>();
        try
        {
            for (var i = 0; i < browsers; i++)
            {
                var window = await Window.Open(example.App, room.People[i % room.People.Count], "zh-CN", "light", Viewport.Desktop, scripts: true, served.Address);
                windows.Add(window);
                await window.Page.AddInitScriptAsync(Watching);
                await window.Go($"/workshops/{room.Id}");
                await window.Page.Locator("entente-room[data-live]").WaitForAsync(new LocatorWaitForOptions { Timeout = 30_000 });
            }

            var reached = new TaskCompletionSource();
            var writing = windows.Select((window, i) => Task.Run(() => WriteIn(window, i, each, within, IsReached), stop));
            void IsReached(int number)
            {
                if (number == killedAt)
                    reached.TrySetResult();
            }

            var killing = killedAt is null ? Task.CompletedTask : Task.Run(async () =>
            {
                await reached.Task;
                await served.Kill();
                await Task.Delay(1000, stop);
                await served.Start();
            }, stop);
            await Task.WhenAll(writing.Append(killing));
            await Told(windows, browsers * each, killedAt is not null);
            await using var db = example.App.Db();
            var kept = await db.WorkshopNotes.Where(note => note.WorkshopId == room.Id && note.Text.StartsWith("写 ")).Select(note => note.Text).ToListAsync(Stop);
            Assert.Equal((browsers * each, browsers * each), (kept.Count, kept.Distinct().Count()));
        }
        finally
        {
            foreach (var window in windows)
                await window.DisposeAsync();
        }
    }

    private static async Task WriteIn(Window window, int writer, int each, TimeSpan within, Action<int> wrote)
    {
        var pace = within / each;
        var field = $"#add-{(writer % 2 == 0 ? NoteKind.Strength : NoteKind.Weakness)}";
        // Not all in the same instant: people do not write in step.
        await Task.Delay(pace * (writer % 10) / 10, Stop);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < each; i++)
        {
            var words = string.Create(CultureInfo.InvariantCulture, $"写 {writer}-{i}");
            if (pace * i - watch.Elapsed is { Ticks: > 0 } left)
                await Task.Delay(left, Stop);
            await window.Page.FillAsync(field, words);
            await window.Page.EvaluateAsync("text => crowd.send(text)", words);
            await window.Page.PressAsync(field, "Control+Enter");
            wrote(i);
        }
    }

    /// <summary>Waits until every note stands on every screen, and tells how long that took from sending to seeing.</summary>
    private async Task Told(List<Window> windows, int count, bool wasKilled)
    {
        foreach (var window in windows)
            await window.Page.WaitForFunctionAsync("count => document.querySelectorAll('[data-note] > .text').length >= count", count + NoteKinds.Swot.Count, new PageWaitForFunctionOptions { Timeout = 120_000 });
        var sent = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var window in windows)
        {
            foreach (var (words, at) in await window.Page.EvaluateAsync<Dictionary<string, double>>("() => crowd.sent"))
                sent[words] = at;
        }

        Assert.Equal(count, sent.Count);
        var delays = new List<double>();
        foreach (var window in windows)
        {
            var seen = await window.Page.EvaluateAsync<Dictionary<string, double>>("() => crowd.seen");
            delays.AddRange(sent.Select(one => seen[one.Key] - one.Value));
        }

        delays.Sort();
        var figures = string.Create(CultureInfo.InvariantCulture, $"{windows.Count} browsers, {count} notes{(wasKilled ? ", the server killed in the middle" : "")}: {delays.Count} sights, from sending to seeing median {delays[delays.Count / 2]:0} ms, p99 {delays[(int)(delays.Count * 0.99)]:0} ms, worst {delays[^1]:0} ms");
        // How long it took is told and never judged here: other work on the machine counts too.
        output.WriteLine(figures);
        TestContext.Current.AddWarning(figures);
    }
}
