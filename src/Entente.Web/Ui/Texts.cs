namespace Entente.Web.Ui;

/// <summary>Names the texts of all pages: Texts.zh-CN.resx and Texts.en.resx, with the same keys.</summary>
public sealed class Texts;
