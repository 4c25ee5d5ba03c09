namespace Entente.Domain.Messages;

/// <summary>How long a message that could not be handed over waits before the next attempt.</summary>
public static class Retries
{
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1),
        TimeSpan.FromHours(4), TimeSpan.FromHours(12), TimeSpan.FromHours(24), TimeSpan.FromHours(24),
    ];

    /// <summary>The pause after so many failed attempts, from 1; null when it is given up: after nine, almost three days.</summary>
    public static TimeSpan? After(int attempts) => attempts <= Pauses.Length ? Pauses[Math.Max(attempts, 1) - 1] : null;
}
