namespace Entente.Web.Platform.Api;

/// <summary>
/// Says that a parameter is one of the names of an enumeration, for the OpenAPI document. The call takes it as text: the framework
/// would know <c>Sent</c> alone and not <c>sent</c>, as it is written everywhere else.
/// </summary>
/// <param name="Parameter">Which.</param>
/// <param name="Names">The enumeration, one that some answer names too.</param>
public sealed record TakesName(string Parameter, Type Names);
