namespace Entente.Web.Platform.Api;

/// <summary>What a request to an endpoint may look like, for the OpenAPI document.</summary>
/// <param name="Json">Its content.</param>
public sealed record RequestExample(string Json);
