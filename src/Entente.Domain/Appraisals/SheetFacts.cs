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

    /// <summary>Who answered for the unit on the period's last day; null where nobody did.</summary>
    public Guid? ManagerId { get; init; }

    /// <summary>Whose the verdict of the management part is to give: the superior when the facts are read.</summary>
    public Guid? SuperiorId { get; init; }
}
