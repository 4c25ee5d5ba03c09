using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Entente.Domain.Dialogues;

/// <summary>
/// The minutes of a dialogue as they are: both preparations, the notes and what came of them. <see cref="Text"/> is every word of it,
/// each with its length, so that no two minutes run together into the same text; <see cref="Hash"/> is what a signature is bound to.
/// </summary>
public sealed class DialogueMinutes
{
    private readonly IReadOnlyList<DialogueNote> all;

    /// <summary>The minutes of these parts.</summary>
    public DialogueMinutes(Dialogue dialogue, IEnumerable<DialoguePreparation> preparations, IEnumerable<DialogueNote> notes, IEnumerable<DialogueCapture> captures)
    {
        all = [.. notes.OrderBy(note => note.Part).ThenBy(note => note.WrittenAt).ThenBy(note => note.Id)];
        Notes = [.. all.Where(note => !note.IsRemoved)];
        Captures = [.. captures.OrderBy(capture => capture.At).ThenBy(capture => capture.Id)];
        Preparations = [.. preparations.OrderBy(preparation => preparation.Side)];
        Text = Write(dialogue);
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
    }

    /// <summary>What both sides prepared, the host first.</summary>
    public IReadOnlyList<DialoguePreparation> Preparations { get; }

    /// <summary>The notes that stand, part by part.</summary>
    public IReadOnlyList<DialogueNote> Notes { get; }

    /// <summary>What came of them.</summary>
    public IReadOnlyList<DialogueCapture> Captures { get; }

    /// <summary>Every word, as it is kept beside the signatures.</summary>
    public string Text { get; }

    /// <summary>The hash of every word, in lower-case hexadecimal.</summary>
    public string Hash { get; }

    /// <summary>The words of what came, changed or was taken out since a revision, in order.</summary>
    public IReadOnlyList<string> ChangedSince(int revision) =>
        [.. all.Where(note => note.ChangedIn > revision).Select(note => note.IsRemoved ? "− " + note.Text : note.Text),
            .. Captures.Where(capture => capture.ChangedIn > revision).Select(capture => capture.Text)];

    private static void Add(StringBuilder text, params ReadOnlySpan<object?> words)
    {
        foreach (var word in words)
        {
            var plain = word switch
            {
                null => null,
                DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
                DateTimeOffset at => at.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
                _ => Convert.ToString(word, CultureInfo.InvariantCulture),
            };
            text.Append(CultureInfo.InvariantCulture, $"{plain?.Length ?? -1}:{plain};");
        }
    }

    private string Write(Dialogue dialogue)
    {
        var text = new StringBuilder();
        Add(text, dialogue.Id, dialogue.HostId, dialogue.GuestId, dialogue.PeriodCode, dialogue.StartedAt, dialogue.Place, Preparations.Count);
        foreach (var preparation in Preparations)
        {
            Add(text, preparation.Side);
            foreach (var part in Enum.GetValues<AgendaPart>())
                Add(text, preparation.Text(part));
        }

        Add(text, Notes.Count);
        foreach (var note in Notes)
            Add(text, note.Id, note.Part, note.Side, note.AuthorId, note.EditedBy, note.BesideId, note.Version, note.Text);
        Add(text, Captures.Count);
        foreach (var capture in Captures)
            Add(text, capture.Id, capture.NoteId, capture.Kind, capture.Side, capture.TargetId, capture.OwnerId, capture.Day, capture.Text);
        return text.ToString();
    }
}
