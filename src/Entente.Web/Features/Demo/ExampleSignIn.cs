namespace Entente.Web.Features.Demo;

/// <summary>A sign-in that the README and <c>./run</c> name, with what one sees there.</summary>
public sealed record ExampleSignIn(string Email, string Shows, string EnglishShows);
