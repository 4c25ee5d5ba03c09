using Entente.Web.Platform;

namespace Entente.Web.Ui;

/// <summary>A feature's part of what waits for somebody. Home shows the parts of all features together, the most urgent first.</summary>
public interface IDueSource
{
    /// <summary>What waits for the actor now, in the actor's language.</summary>
    Task<IReadOnlyList<DueItem>> Read(Actor actor, CancellationToken stop);
}
