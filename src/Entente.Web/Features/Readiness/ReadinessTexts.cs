namespace Entente.Web.Features.Readiness;

/// <summary>Names the texts of readiness and its course: ReadinessTexts.zh-CN.resx and ReadinessTexts.en.resx.</summary>
public sealed class ReadinessTexts;
