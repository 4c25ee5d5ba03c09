namespace Entente.Web.Ui;

/// <summary>Names the texts of the shared components: UiTexts.zh-CN.resx and UiTexts.en.resx.</summary>
public sealed class UiTexts;
