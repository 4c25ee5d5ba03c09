namespace Entente.Web.Features.Identity;

/// <summary>Names the texts of this feature, IdentityTexts.zh-CN.resx and IdentityTexts.en.resx.</summary>
public sealed class IdentityTexts;
