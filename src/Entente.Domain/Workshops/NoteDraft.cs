namespace Entente.Domain.Workshops;

/// <summary>What a note is and says.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">What it says.</param>
/// <param name="AboutId">On what it comments; null for what is no comment.</param>
/// <param name="Cites">What it rests on.</param>
public sealed record NoteDraft(NoteKind Kind, string? Text, Guid? AboutId, IReadOnlyList<Citation> Cites);
