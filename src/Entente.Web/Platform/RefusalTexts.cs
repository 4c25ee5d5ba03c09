namespace Entente.Web.Platform;

/// <summary>Names the texts of refusals: the key is the refusal's code.</summary>
public sealed class RefusalTexts;
