namespace Entente.Domain.Appraisals;

/// <summary>Everything a sheet's numbers are made of. Frozen at publication: whatever changes later moves no published number.</summary>
public sealed record SheetFacts
{
    /// <summary>The weights and pass marks.</summary>
    public required AppraisalTerms Terms { get; init; }

    /// <summary>The unit's goals.</summary>
    public IReadOnlyList<GoalFact> Goals { get; init; } = [];

    /// <summary>The links that the unit or a unit inside it provides.</summary>
    public IReadOnlyList<LinkFact> Links { get; init; } = [];

    /// <summary>Who answered for the unit; null where nobody did.</summary>
    public Guid? ManagerId { get; init; }

    /// <summary>Whose verdict the management part is.</summary>
    public Guid? SuperiorId { get; init; }
}
