namespace Entente.Web.Features.Dialogues;

/// <summary>The words of dialogues.</summary>
public sealed class DialoguesTexts;
