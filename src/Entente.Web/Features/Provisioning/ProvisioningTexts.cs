namespace Entente.Web.Features.Provisioning;

/// <summary>Names the texts of this feature, ProvisioningTexts.zh-CN.resx and ProvisioningTexts.en.resx.</summary>
public sealed class ProvisioningTexts;
