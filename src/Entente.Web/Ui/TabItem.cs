namespace Entente.Web.Ui;

/// <summary>One of several views of a page, each with an address of its own.</summary>
public sealed record TabItem(string Text, string Href, bool IsHere, int? Count = null);
