namespace Entente.Web.Platform.Health;

/// <summary>Looks at something that the program needs, and changes nothing.</summary>
public interface IHealthSource
{
    /// <summary>Where its findings stand among the others.</summary>
    int Order { get; }

    /// <param name="thorough">Also what takes long: reading the whole database, say.</param>
    /// <param name="stop">Stops it.</param>
    Task<IReadOnlyList<HealthFinding>> Look(bool thorough, CancellationToken stop);
}
