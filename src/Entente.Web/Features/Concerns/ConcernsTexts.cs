namespace Entente.Web.Features.Concerns;

/// <summary>The key of this feature's texts.</summary>
public sealed class ConcernsTexts;
