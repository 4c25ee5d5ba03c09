namespace Entente.Domain.Needs;

/// <summary>One of those who need it.</summary>
/// <param name="UnitId">For which unit.</param>
/// <param name="PersonId">Who said so.</param>
/// <param name="At">When.</param>
public sealed record NeedRaiser(Guid UnitId, Guid PersonId, DateTimeOffset At);
