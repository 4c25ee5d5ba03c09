namespace Entente.Browser.Tests.Pages;

/// <summary>One page of the program as somebody of the example company sees it; nobody is signed in where no address is given.</summary>
internal sealed record ExamplePage(string Name, string? Email, string Path);
