namespace Entente.Web.Platform.Api;

/// <summary>Marks the sentences for answers that no refusal explains: by status, and by what cannot be read.</summary>
public sealed class ProblemTexts;
