namespace Entente.Domain.Organization;

/// <summary>What an appointment does to the terms of a unit's managers.</summary>
/// <param name="Term">The term that begins, or of whoever is in office and stays because their successor is not to come.</param>
/// <param name="Withdrawn">Appointments that had not begun and give way: they are as if they had never been made.</param>
/// <param name="IsNew">True where <paramref name="Term"/> begins with this.</param>
public sealed record Succession(ManagerTerm Term, IReadOnlyList<ManagerTerm> Withdrawn, bool IsNew);
