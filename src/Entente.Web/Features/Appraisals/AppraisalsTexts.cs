namespace Entente.Web.Features.Appraisals;

/// <summary>The words of appraisals.</summary>
public sealed class AppraisalsTexts;
