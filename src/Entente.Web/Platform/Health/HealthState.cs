namespace Entente.Web.Platform.Health;

/// <summary>How something stands that the program needs.</summary>
public enum HealthState
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>It works; somebody should look at it.</summary>
    Warning,

    /// <summary>Something is wrong and will cost something.</summary>
    Bad,

    /// <summary>It cannot be reached.</summary>
    Unreachable,
}
