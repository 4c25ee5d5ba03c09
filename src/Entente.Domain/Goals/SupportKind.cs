namespace Entente.Domain.Goals;

/// <summary>What a goal may support.</summary>
public enum SupportKind
{
    /// <summary>A customer's need.</summary>
    Need,

    /// <summary>Another unit's goal.</summary>
    Goal,

    /// <summary>A goal of the whole company; then the superior signs too.</summary>
    CompanyGoal,
}
