using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace Entente.Web.Tests.Kit;

/// <summary>What the program logged, kept for tests that read it; warnings and worse also stand in the output of the running test.</summary>
public sealed partial class LogLines : ILoggerProvider
{
    private readonly ConcurrentQueue<string> lines = [];

    public IReadOnlyList<string> All => [.. lines];

    /// <summary>Lines with somebody's address or a key in them. No program of the kit ends with one, whatever a test did to it.</summary>
    public IReadOnlyList<string> Telltale => [.. lines.Where(line => AddressOrKey().IsMatch(line))];

    public ILogger CreateLogger(string categoryName) => new Category(categoryName, lines);

    public void Dispose()
    {
    }

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(\.[\w-]+)*\.example|\bent_[\w-]{20,}", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AddressOrKey();

    private sealed class Category(string name, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
                return;
            var line = $"{logLevel} {name}: {formatter(state, exception)} {exception}";
            lines.Enqueue(line);
            if (logLevel >= LogLevel.Warning)
                Show(line);
        }

        private static void Show(string line)
        {
            try
            {
                TestContext.Current.TestOutputHelper?.WriteLine(line);
            }
            catch (InvalidOperationException)
            {
                // The program's background work remembers the test that started it, and that test is over.
            }
        }
    }
}
