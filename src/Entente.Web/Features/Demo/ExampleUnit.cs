namespace Entente.Web.Features.Demo;

/// <summary>A unit of the example company; the root alone has no parent. Whole before parts in the file.</summary>
public sealed record ExampleUnit(string Code, string Name, string EnglishName, string? Parent);
