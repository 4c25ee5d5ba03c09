namespace Entente.Web.Features.Demo;

/// <summary>Who answers for a unit since when; they do until the next one listed for the same unit begins.</summary>
public sealed record ExampleManager(string Unit, string Person, string Since);
