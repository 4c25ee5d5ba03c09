namespace Entente.Web.Platform.Watching;

/// <summary>Something that the whole system owes, as a number in <c>/metrics</c>. It tells neither who, nor for whom, nor that somebody has rated.</summary>
/// <param name="Name">As OpenTelemetry writes it, such as <c>entente.jobs.late</c>.</param>
/// <param name="Unit">What is counted, such as <c>{job}</c>.</param>
/// <param name="Text">What it means.</param>
/// <param name="Count">Counts it; every node looks twice a minute.</param>
public sealed record Figure(string Name, string Unit, string Text, Func<IServiceProvider, CancellationToken, Task<int>> Count);
