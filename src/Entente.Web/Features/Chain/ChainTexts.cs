namespace Entente.Web.Features.Chain;

/// <summary>Names the texts of links and what is agreed on them: ChainTexts.zh-CN.resx and ChainTexts.en.resx.</summary>
public sealed class ChainTexts;
