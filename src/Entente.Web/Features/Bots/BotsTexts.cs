namespace Entente.Web.Features.Bots;

/// <summary>Names the texts of this feature, BotsTexts.zh-CN.resx and BotsTexts.en.resx.</summary>
public sealed class BotsTexts;
