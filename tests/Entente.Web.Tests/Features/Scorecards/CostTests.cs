using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Entente.Web.Tests.Features.Scorecards;

public sealed partial class CostTests
{
    [Theory, BothDatabases]
    public async Task A_unit_page_reads_no_rating_and_as_many_rows_however_many_there_are(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var company = app.Company;
        var raters = new[] { company.Technician, company.SecondTechnician };
        await Rate(0, 10);
        var few = await Cost(app);
        await Rate(10, 300);
        var many = await Cost(app);
        Assert.Equal(few, many);

        async Task Rate(int from, int until)
        {
            for (var i = from; i < until; i++)
                await app.Given.Rating(company.PartsForTechnicians, raters[i % 2], 4, reference: $"n-{i}");
        }
    }

    [GeneratedRegex("(FROM|JOIN) \"?ratings\"?\\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ReadsRatings();

    /// <summary>Commands and rows of the page once its scorecard is kept.</summary>
    private static async Task<(int Commands, int Rows)> Cost(App app)
    {
        using var http = await app.As(app.Company.PartsManager);
        await Get(http);
        using var counter = new Counter(app);
        await Get(http);
        Assert.DoesNotContain(counter.Commands, sql => ReadsRatings().IsMatch(sql));
        Assert.DoesNotContain(counter.Commands, sql => sql.Contains("rater_tallies", StringComparison.Ordinal));
        Assert.NotEmpty(counter.Commands);
        return (counter.Commands.Count, counter.Rows);
    }

    private static async Task Get(HttpClient http) =>
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/units/parts?period=2026-Q1", TestContext.Current.CancellationToken)).StatusCode);

    /// <summary>Hears every command on this program's database and no other.</summary>
    private sealed class Counter : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly string database;
        private readonly ConcurrentBag<IDisposable> subscriptions = [];
        private int rows;

        public Counter(App app)
        {
            using var db = app.Db();
            database = db.Database.GetConnectionString()!;
            subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        public ConcurrentBag<string> Commands { get; } = [];

        public int Rows => rows;

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
                subscriptions.Add(value.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is DataReaderDisposingEventData read && read.Context?.Database.GetConnectionString() == database)
            {
                Commands.Add(read.Command.CommandText);
                Interlocked.Add(ref rows, read.ReadCount);
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose()
        {
            foreach (var subscription in subscriptions)
                subscription.Dispose();
        }
    }
}
