namespace Entente.Web.Features.Audit;

/// <summary>Texts of the audit pages.</summary>
public sealed class AuditTexts;
