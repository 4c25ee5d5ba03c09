namespace Entente.Web.Platform.Health;

/// <summary>What was found about one thing that the program needs.</summary>
/// <param name="Check">The thing; its words are <c>Health.Check</c>.</param>
/// <param name="State">How it stands.</param>
/// <param name="Found">What was found; its words are <c>Health.Check.Found</c>, and what to do <c>Health.Check.Found.Do</c> where it is not good.</param>
/// <param name="Values">What stands in those words.</param>
public sealed record HealthFinding(string Check, HealthState State, string Found, params object[] Values)
{
    /// <summary>As it should be.</summary>
    public static HealthFinding Good(string check, string found, params object[] values) => new(check, HealthState.Good, found, values);

    /// <summary>To be looked at.</summary>
    public static HealthFinding Warning(string check, string found, params object[] values) => new(check, HealthState.Warning, found, values);

    /// <summary>Wrong.</summary>
    public static HealthFinding Bad(string check, string found, params object[] values) => new(check, HealthState.Bad, found, values);

    /// <summary>Out of reach.</summary>
    public static HealthFinding Unreachable(string check, string found, params object[] values) => new(check, HealthState.Unreachable, found, values);
}
