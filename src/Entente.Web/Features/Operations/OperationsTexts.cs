namespace Entente.Web.Features.Operations;

/// <summary>Texts of what keeps the program in order.</summary>
public sealed class OperationsTexts;
