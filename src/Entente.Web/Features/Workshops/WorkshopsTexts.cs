namespace Entente.Web.Features.Workshops;

/// <summary>The words of goal workshops.</summary>
public sealed class WorkshopsTexts;
