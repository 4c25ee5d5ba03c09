namespace Entente.Web.Platform.Jobs;

/// <summary>Work that the program does by itself.</summary>
/// <param name="Name">What it is called in the database and in the texts, as <c>Job.name</c>; never changed once released.</param>
/// <param name="Schedule">When it is due.</param>
/// <param name="Run">The work. It may be stopped at any moment and is then done again: it does nothing twice.</param>
public sealed record Job(string Name, Schedule Schedule, Func<IServiceProvider, CancellationToken, Task> Run);
