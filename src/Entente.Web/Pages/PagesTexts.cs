namespace Entente.Web.Pages;

/// <summary>Names the texts of the pages that show several features, and of their lists.</summary>
public sealed class PagesTexts;
