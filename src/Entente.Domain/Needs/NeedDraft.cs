namespace Entente.Domain.Needs;

/// <summary>What is said when a need is raised.</summary>
/// <param name="RaiserUnitId">Which unit needs it.</param>
/// <param name="ProviderId">Of which unit; the raiser's own unit means its manager.</param>
/// <param name="Title">In one line.</param>
/// <param name="Text">In detail; null where the line says all.</param>
/// <param name="LinkId">On which link; null where on none.</param>
/// <param name="Origin">Where it came up.</param>
/// <param name="OriginId">The thing it came up in; null exactly for <see cref="NeedOrigin.Direct"/>.</param>
public sealed record NeedDraft(Guid RaiserUnitId, Guid ProviderId, string Title, string? Text, Guid? LinkId, NeedOrigin Origin, Guid? OriginId)
{
    /// <summary>Whose need it is where somebody else writes it down, as the provider does for a customer whose cases repeat; null where it is the writer's.</summary>
    public Guid? For { get; init; }
}
