using Entente.Domain.Kernel;

namespace Entente.Domain.Recovery;

/// <summary>Within how many working days a company wants a dissatisfied customer talked with, and the matter made good; there is at most one row.</summary>
public sealed class RecoveryLimits
{
    /// <summary>The longest clock, in working days.</summary>
    public const int MostDays = 60;

    private RecoveryLimits()
    {
    }

    /// <summary>Always 1.</summary>
    public int Id { get; private init; } = 1;

    /// <summary>Working days until the rater is talked with; at least 1.</summary>
    public int ContactDays { get; private set; } = 1;

    /// <summary>Working days until it is made good, from the same beginning; at least <see cref="ContactDays"/>.</summary>
    public int RemedyDays { get; private set; } = 5;

    /// <summary>Grows by one with every change.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>One day and five: what holds until the company says otherwise.</summary>
    public static RecoveryLimits Usual() => new();

    /// <summary>Sets both; cases that are open keep the clock with which they began.</summary>
    public Refusal? Set(int contactDays, int remedyDays)
    {
        if (contactDays is < 1 or > MostDays || remedyDays < contactDays || remedyDays > MostDays)
            return new RecoveryLimitsInvalid();
        (ContactDays, RemedyDays) = (contactDays, remedyDays);
        Version++;
        return null;
    }
}
