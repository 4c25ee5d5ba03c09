using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Entente.Web.Platform.Watching;

/// <summary>Looks every <see cref="Figure"/> up each half minute, so that nobody who reads them costs the database anything.</summary>
public sealed class Figures : BackgroundService
{
    public const string MeterName = "Entente";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private readonly IEnumerable<Figure> figures;
    private readonly IServiceProvider services;
    private readonly TimeProvider clock;
    private readonly ILogger<Figures> log;
    private readonly ConcurrentDictionary<string, int> counts = new(StringComparer.Ordinal);

    public Figures(IEnumerable<Figure> figures, IServiceProvider services, TimeProvider clock, IMeterFactory meters, ILogger<Figures> log)
    {
        (this.figures, this.services, this.clock, this.log) = (figures, services, clock, log);
        var meter = meters.Create(MeterName);
        foreach (var figure in figures)
            meter.CreateObservableGauge(figure.Name, () => counts.GetValueOrDefault(figure.Name), figure.Unit, figure.Text);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var figure in figures)
                    counts[figure.Name] = await figure.Count(services, stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("Figures could not be looked up: {Fault}", fault.Message);
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
