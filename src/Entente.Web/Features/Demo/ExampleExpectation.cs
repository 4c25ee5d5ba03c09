namespace Entente.Web.Features.Demo;

/// <summary>One version of what was agreed on a link. A side without a date has not signed.</summary>
public sealed record ExampleExpectation(
    string Service, string Customer, int Number, string Text, string EnglishText, ExamplePromise? Promise,
    string Proposed, string? ProviderSigned, string? CustomerSigned);
