namespace Entente.Web.Features.Demo;

/// <summary>A unit of the example that asks for the same as another, in its own words.</summary>
public sealed record ExampleRaiser(string Raiser, string Title);
