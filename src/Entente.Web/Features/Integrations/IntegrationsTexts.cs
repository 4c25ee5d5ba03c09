namespace Entente.Web.Features.Integrations;

/// <summary>Names the texts of webhooks.</summary>
public sealed class IntegrationsTexts;
