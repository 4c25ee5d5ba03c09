namespace Entente.Web.Platform.Api;

/// <summary>Marks a call whose content is a file as it is, of whatever type, for the OpenAPI document.</summary>
public sealed class TakesFile;
