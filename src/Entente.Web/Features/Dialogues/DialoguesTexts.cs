namespace Entente.Web.Features.Dialogues;

public sealed class DialoguesTexts;
