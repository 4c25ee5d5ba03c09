namespace Entente.Web.Features.Needs;

/// <summary>The texts of needs.</summary>
public sealed class NeedsTexts;
