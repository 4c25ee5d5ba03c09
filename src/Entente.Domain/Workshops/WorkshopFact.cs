using Entente.Domain.Kernel;

namespace Entente.Domain.Workshops;

/// <summary>One line of the state sheet (现状): what is so, before anybody judges it.</summary>
public sealed class WorkshopFact
{
    /// <summary>The most facts of a workshop.</summary>
    public const int Most = 500;

    /// <summary>The longest value, in characters.</summary>
    public const int MaxValueLength = 60;

    private WorkshopFact()
    {
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>Of which workshop.</summary>
    public Guid WorkshopId { get; private init; }

    /// <summary>Of what it speaks.</summary>
    public FactArea Area { get; private set; }

    /// <summary>What is measured; once in an area.</summary>
    public string Indicator { get; private set; } = "";

    /// <summary>How it is, with its unit.</summary>
    public string Value { get; private set; } = "";

    /// <summary>How it was a year before; null where nobody knows.</summary>
    public string? LastYear { get; private set; }

    /// <summary>Where it comes from.</summary>
    public string Source { get; private set; } = "";

    /// <summary>Where it is going.</summary>
    public FactTrend Trend { get; private set; }

    /// <summary>Who wrote it last.</summary>
    public Guid WrittenBy { get; private set; }

    /// <summary>Grows by one with every change.</summary>
    public int Version { get; private set; }

    /// <summary>True once it was taken out.</summary>
    public bool IsRemoved { get; private set; }

    /// <summary>What it says.</summary>
    public FactDraft Says => new(Area, Indicator, Value, LastYear, Source, Trend);

    /// <summary>A new fact.</summary>
    public static Outcome<WorkshopFact> Write(Guid id, Guid workshop, FactDraft draft, IEnumerable<WorkshopFact> standing, Guid by)
    {
        var fact = new WorkshopFact { Id = id, WorkshopId = workshop };
        if (standing.Count(one => !one.IsRemoved) >= Most)
            return new WorkshopIsFull(Most);
        return fact.Change(draft, standing, by) is { } refusal ? refusal : fact;
    }

    /// <summary>Says something else.</summary>
    public Refusal? Change(FactDraft draft, IEnumerable<WorkshopFact> standing, Guid by)
    {
        if (NameInvalid.Check(draft.Indicator, "indicator") is { } name)
            return name;
        if (FreeText.Clean(draft.Value) is not { Length: <= MaxValueLength } value)
            return new WorkshopWordsInvalid("value", MaxValueLength);
        if (draft.LastYear?.Length > MaxValueLength)
            return new WorkshopWordsInvalid("lastYear", MaxValueLength);
        if (NameInvalid.Check(draft.Source, "source") is { } source)
            return source;
        var indicator = draft.Indicator.Trim();
        if (standing.Any(one => one.Id != Id && !one.IsRemoved && one.Area == draft.Area && string.Equals(one.Indicator, indicator, StringComparison.OrdinalIgnoreCase)))
            return new FactTwice(indicator);
        (Area, Indicator, Value, LastYear, Source, Trend, WrittenBy, IsRemoved) = (draft.Area, indicator, value, FreeText.Clean(draft.LastYear), draft.Source.Trim(), draft.Trend, by, false);
        Version++;
        return null;
    }

    /// <summary>Takes it out of the sheet; refused while a note that stands cites it.</summary>
    public Refusal? Remove(IEnumerable<WorkshopNote> notes, Guid by)
    {
        if (notes.Any(note => !note.IsRemoved && note.Cites.Contains(new Citation(CitationKind.Fact, Id))))
            return new FactIsCited();
        (IsRemoved, WrittenBy) = (true, by);
        Version++;
        return null;
    }
}
