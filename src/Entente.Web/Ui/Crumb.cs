namespace Entente.Web.Ui;

/// <summary>A step on the way to a page: what it is called and where it is.</summary>
public sealed record Crumb(string Text, string Href);
