namespace Entente.Domain.Cadences;

/// <summary>A unit that takes part, and who agreed for it.</summary>
/// <param name="UnitId">The unit.</param>
/// <param name="AgreedBy">Who agreed; null while nobody has.</param>
/// <param name="AgreedAt">When.</param>
public sealed record CadenceUnit(Guid UnitId, Guid? AgreedBy = null, DateTimeOffset? AgreedAt = null);
