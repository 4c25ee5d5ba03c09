namespace Entente.Domain.Workshops;

/// <summary>What a workshop is planned to be.</summary>
/// <param name="Period">The code of the period whose goals are set.</param>
/// <param name="PlannedAt">When they meet.</param>
/// <param name="Place">Where; null where nobody said.</param>
/// <param name="FacilitatorId">Who leads it.</param>
/// <param name="Participants">The managers who take part.</param>
/// <param name="Dots">How many dots each has.</param>
public sealed record WorkshopPlan(string Period, DateTimeOffset PlannedAt, string? Place, Guid FacilitatorId, IReadOnlyList<Guid> Participants, int Dots);
