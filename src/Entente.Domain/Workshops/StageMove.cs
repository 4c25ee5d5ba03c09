namespace Entente.Domain.Workshops;

/// <summary>That the workshop went on or back; every move stays visible.</summary>
/// <param name="From">Where it stood.</param>
/// <param name="To">Where it went.</param>
/// <param name="By">Who moved it.</param>
/// <param name="At">When.</param>
public sealed record StageMove(WorkshopStage From, WorkshopStage To, Guid By, DateTimeOffset At);
